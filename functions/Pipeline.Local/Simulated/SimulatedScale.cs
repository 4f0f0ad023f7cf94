namespace Pipeline.Local.Simulated;

/// <summary>How much is made up. The same scale gives the same events to the byte, whenever and wherever.</summary>
/// <param name="Communities">How many.</param>
/// <param name="Members">How many each has on average, when the last day ends; some have half of that, some almost three times as many.</param>
/// <param name="Days">How many days of history each has.</param>
/// <param name="LastDay">The last of them, in each community's own time zone.</param>
/// <param name="Seed">Another seed makes other communities; their names tell which it was.</param>
internal sealed record SimulatedScale(int Communities, int Members, int Days, DateOnly LastDay, ulong Seed)
{
    public DateOnly FirstDay => LastDay.AddDays(1 - Days);

    /// <summary>Made one after the other, when they are asked for.</summary>
    public IEnumerable<SimulatedCommunity> All() => Enumerable.Range(0, Communities).Select(place => SimulatedCommunity.At(place, this));
}
