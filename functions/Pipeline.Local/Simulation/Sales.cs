using Pipeline.Model;

namespace Pipeline.Local.Simulation;

/// <summary>Sales over members' own links: pending at first, then approved or declined, and now and then reversed.</summary>
internal sealed class Sales(World world)
{
    private readonly int _space = world.Profile.Spaces.Index().FirstOrDefault(space => space.Item.TellsSales, (-1, null!)).Index;
    private long _transaction;

    public void Plan()
    {
        var dice = world.Dice;
        if (_space < 0)
            return;

        var mean = world.Profile.SalesPerDay * world.Crowd.ActiveCount / 100 * world.Rhythm.DayFactor;
        var sales = dice.About(mean * (0.5 + (0.5 * dice.Exponential())));
        for (var i = 0; i < sales; i++)
        {
            var seller = world.Crowd.Repliers(dice.Below(world.Doors.Count)).Pick(dice, Act.Nobody);
            if (seller == Act.Nobody || world.Crowd[seller].IsStaff)
                continue;

            world.Plan(new()
            {
                Kind = ActKind.Converted,
                Seconds = world.Rhythm.Moment(dice),
                Member = seller,
                Channel = world.Doors[_space],
                Message = ++_transaction,
                Amount = 1_200 + (100 * dice.Below(70)),
                Status = ConversionStatus.Pending,
            });
        }
    }

    public void Follow(in Act sale)
    {
        var dice = world.Dice;
        var (status, days) = sale.Status switch
        {
            ConversionStatus.Pending when dice.Chance(0.88) => (ConversionStatus.Approved, 3 + (4 * dice.Exponential())),
            ConversionStatus.Pending => (ConversionStatus.Declined, 3 + (4 * dice.Exponential())),
            ConversionStatus.Approved when dice.Chance(0.04) => (ConversionStatus.Reversed, 2 + (9 * dice.Exponential())),
            _ => (sale.Status, 0),
        };
        if (status != sale.Status)
            world.Plan(sale with { Status = status, Seconds = sale.Seconds + (long)(days * 86_400) });
    }
}
