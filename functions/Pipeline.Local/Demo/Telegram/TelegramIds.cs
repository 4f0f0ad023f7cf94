using System.Globalization;
using Pipeline.Local.Simulation;

namespace Pipeline.Local.Demo.Telegram;

/// <summary>Numbers as Telegram gives them: users in the order of nothing, groups with -100 in front, updates one after the other.</summary>
internal sealed class TelegramIds(DemoConnection connection)
{
    private const long Odd = 2_654_435_761;

    private readonly ulong _seed = Dice.Seed(0, connection.Id.Value);

    public long Bot => 7_000_000_000 + (long)(_seed % 99_999_999);

    public long FirstUpdate => 100_000_000 + (long)(_seed % 700_000_000);

    // An odd factor gives every person a number of their own.
    public long User(int person) => 1_000_000_000 + (((person * Odd) + (long)(_seed >> 8)) & 0xFFFF_FFFF);

    public long Chat(int channel) => -1_001_000_000_000 - (long)(Dice.Seed(_seed, (ulong)channel) % 999_999_999);

    public string Poll(long poll) =>
        (5_000_000_000_000_000_000 + (long)(Dice.Seed(_seed, (ulong)poll) >> 4)).ToString(CultureInfo.InvariantCulture);

    public string Invite(int person) => $"https://t.me/+MadeUp{Dice.Seed(_seed, (ulong)person) % 99_999_999:D8}...";
}
