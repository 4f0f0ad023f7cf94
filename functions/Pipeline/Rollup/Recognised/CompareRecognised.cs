using Pipeline.Model;
using Pipeline.Rollup.Interactions;

namespace Pipeline.Rollup.Recognised;

/// <summary>
/// Difference in differences: how a recognised member changed from the 28 days before to the 28 days after, less how the members changed
/// who did as much before. Whoever is recognised at their best falls back by themselves, and so do those who were at their best with them.
/// </summary>
internal sealed class CompareRecognised(CommunityHistory history, CommunityInteractions interactions)
{
    /// <summary>Below it the interval says nothing.</summary>
    public const int MinMeasured = 5;

    private const int Matches = 3;

    // How far apart two members' sums of logarithms may lie and still be called alike.
    private const double Farthest = 1.5;

    // t at 97.5 %, from 4 degrees of freedom on: https://www.itl.nist.gov/div898/handbook/eda/section3/eda3672.htm
    private static readonly double[] Student =
    [
        2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110,
        2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ];

    public RecognitionEffect Of(CommunityId community, IReadOnlyList<Recognition> recognitions, TimeZoneInfo zone)
    {
        var days = recognitions
            .Select(one => (Member: history.Members.Of(one.Member), Day: CommunityDay.Of(one.At, zone).DayNumber - history.FirstDay.DayNumber))
            .ToLookup(one => one.Member, one => one.Day);

        // Each member once: what the same person does again is no further evidence.
        var differences = days.OrderBy(one => history.Members.MemberOf(one.Key))
            .Select(one => Difference(one.Key, one.Min(), days)).OfType<double[]>().ToList();
        return new(
            community, days.Count, differences.Count,
            differences.Count < MinMeasured ? [] : [.. MemberWindow.Names.Select((name, i) => Change(name, [.. differences.Select(one => one[i])]))]);
    }

    private double[]? Difference(int member, int day, ILookup<int, int> recognised)
    {
        if (day < MemberWindow.Days || day + MemberWindow.Days >= history.DayCount)
            return null;

        var before = MemberWindow.Of(history, interactions, day - MemberWindow.Days);
        var after = MemberWindow.Of(history, interactions, day + 1);
        var (seen, isHere) = SeenUntil(day);
        if (!IsComparable(member))
            return null;

        var matched = Enumerable.Range(0, before.Length)
            .Where(other => other != member && IsComparable(other) && !recognised[other].Any(one => Math.Abs(one - day) <= MemberWindow.Days))
            .Select(other => (Other: other, Distance: Distance(other)))
            .Where(one => one.Distance <= Farthest)
            .OrderBy(one => one.Distance).ThenBy(one => history.Members.MemberOf(one.Other))
            .Take(Matches).ToList();
        return matched.Count == 0
            ? null
            : [.. MemberWindow.Names.Select((_, i) => after[member][i] - before[member][i] - matched.Average(one => after[one.Other][i] - before[one.Other][i]))];

        bool IsComparable(int one) =>
            isHere[one] && seen[one] <= day - MemberWindow.Days && !history.Members.IsNeverCounted(one)
            && !history.Members.IsStaff(one, history.EndOf(day)) && !history.Members.IsStaff(one, history.EndOf(day + MemberWindow.Days));

        double Distance(int other) => before[member].Zip(before[other], Apart).Sum() + (Apart(day - seen[member], day - seen[other]) / 4);
    }

    private static double Apart(double one, double other) => Math.Abs(Math.Log(1 + one) - Math.Log(1 + other));

    private (int[] Seen, bool[] IsHere) SeenUntil(int until)
    {
        var (seen, isHere) = (new int[history.Members.Count], new bool[history.Members.Count]);
        Array.Fill(seen, int.MaxValue);
        for (var day = 0; day <= until; day++)
        {
            foreach (ref readonly var entry in history.On(day))
                (seen[entry.Member], isHere[entry.Member]) = (Math.Min(seen[entry.Member], day), !entry.IsGone);
        }

        return (seen, isHere);
    }

    private static RecognitionChange Change(string name, double[] differences)
    {
        var mean = differences.Average();
        var deviation = Math.Sqrt(differences.Sum(one => (one - mean) * (one - mean)) / (differences.Length - 1));
        var half = Student[Math.Min(differences.Length - MinMeasured, Student.Length - 1)] * deviation / Math.Sqrt(differences.Length);
        return new(name, mean, mean - half, mean + half);
    }
}
