using System.Globalization;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Pulses;

/// <summary>A time the question was asked, and what came of it.</summary>
/// <param name="IsOpen">Answers still count.</param>
public sealed record PulseResult(DateTimeOffset AskedAt, bool IsOpen, PulseScore Score);

/// <summary>Counts the answers to a community's question: one for each person, the last given, no staff and no bots.</summary>
public sealed class ReadPulse(IStore store, CommunityDirectory communities, TimeProvider clock)
{
    /// <summary>For so long answers count.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromDays(14);

    /// <returns>Newest first; null when there is no such community.</returns>
    public async Task<IReadOnlyList<PulseResult>?> HandleAsync(CommunityId id, CancellationToken cancellationToken)
    {
        if (await communities.FindAsync(id, cancellationToken) is not { } community)
            return null;

        var pulse = await store.FindAsync(Tables.Pulses, new(id.Value, "pulse"), cancellationToken);
        var results = new List<PulseResult>();
        foreach (var question in pulse?.Questions.Where(question => question.Poll is not null).Reverse() ?? [])
        {
            var scores = await ScoresAsync(community, question, cancellationToken);
            results.Add(new(question.AskedAt, clock.GetUtcNow() < question.AskedAt + Open, PulseScore.Of(scores)));
        }

        return results;
    }

    private async Task<IReadOnlyCollection<int>> ScoresAsync(Community community, PulseQuestion question, CancellationToken cancellationToken)
    {
        var persons = await store.PersonsAsync(community.Id, cancellationToken);
        var last = new Dictionary<MemberId, ActivityFact>();
        foreach (var answer in await AnswersAsync(community, question, cancellationToken))
        {
            var person = persons.Of(answer.Member);
            if (!last.TryGetValue(person, out var earlier) || (answer.At, answer.Event.Value).CompareTo((earlier.At, earlier.Event.Value)) > 0)
                last[person] = answer;
        }

        var members = await store.FindManyAsync(
            Tables.Members, [.. last.Values.Select(answer => Tables.MemberKey(community.Id, answer.Member))], cancellationToken);
        return
        [
            .. last.Values.Zip(members)
                .Where(one => one.Second is { IsBot: false } member && !member.IsStaffAt(one.First.At) && !community.Staff.Contains(member.Member))
                .Select(one => Score(one.First)).OfType<int>(),
        ];
    }

    private async Task<List<ActivityFact>> AnswersAsync(Community community, PulseQuestion question, CancellationToken cancellationToken)
    {
        var (until, answers) = (question.AskedAt + Open, new List<ActivityFact>());
        var (first, last) = (CommunityDay.Of(question.AskedAt, community.Zone), CommunityDay.Of(until, community.Zone));
        var today = CommunityDay.Of(clock.GetUtcNow(), community.Zone);
        for (var day = first; day <= last && day <= today; day = day.AddDays(1))
        {
            await foreach (var fact in store.RangeAsync(Tables.Activity, Tables.DayPartition(community.Id, day), cancellationToken: cancellationToken))
            {
                if (fact.Kind == ActivityKind.PollAnswer && fact.Poll == question.Poll && fact.At < until)
                    answers.Add(fact);
            }
        }

        return answers;
    }

    // An answer that was taken back has no option; the options' places are the scores.
    private static int? Score(ActivityFact answer) =>
        answer.Added is [var option] && int.TryParse(option, NumberStyles.None, CultureInfo.InvariantCulture, out var score) && score <= 10 ? score : null;
}
