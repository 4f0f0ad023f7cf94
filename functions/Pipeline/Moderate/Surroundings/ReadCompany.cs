using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Moderate.Surroundings;

/// <summary>Reads what there is around texts: how an edited message was posted, and, of new accounts, who does the same at that time and who has their name.</summary>
public sealed class ReadCompany(IStore store)
{
    private const int MostOfOneName = 50;

    internal async Task<IReadOnlyDictionary<EventId, Company>> HandleAsync(
        Community community, IReadOnlyList<AuthorFacts> authors, CancellationToken cancellationToken)
    {
        var all = new Dictionary<EventId, Company>();
        await AddPostedAsync(community, authors, all, cancellationToken);
        var watched = authors.SelectMany(own => own.Judged.Where(text => own.Author.IsWatchedAt(text.At, community)).Select(text => (Own: own, Text: text))).ToList();
        if (watched.Count == 0)
            return all;

        var window = community.Rules.RaidWindow;
        var steps = await store.StepsAsync(community.Id, watched.Select(one => one.Text.At), window, cancellationToken);
        var like = watched.ConvertAll(one => steps.FindAll(step => IsLike(step, one.Text, window)));
        var others = (await store.MembersAsync(community.Id, like.SelectMany(found => found).Select(step => step.Member).ToHashSet(), cancellationToken))
            .ToDictionary(member => member.Member);
        var staff = await NamesakesAsync(community, watched.Select(one => one.Own.Author).Distinct(), cancellationToken);
        for (var i = 0; i < watched.Count; i++)
        {
            var (own, text) = watched[i];
            var namesakes = staff[own.Author.Member].Where(member => member.IsStaffAt(text.At) || community.Staff.Contains(member.Member)).ToList();
            all[text.Event] = all.GetValueOrDefault(text.Event, Company.None) with
            {
                SameByOthers = like[i].Where(step => others.TryGetValue(step.Member, out var other) && other.IsWatchedAt(step.At, community))
                    .DistinctBy(step => step.Member).Take(community.Rules.RaidMembers - 1).Count(),
                Joins = steps.Where(step => step.Kind == ActivityKind.Joined && step.At <= text.At && text.At - step.At < window).DistinctBy(step => step.Member).Count(),
                HasStaffHandle = namesakes.Exists(member => own.Author.Handle().CanBeTakenFor(member.Handle())),
                HasStaffName = namesakes.Exists(member => own.Author.Display().CanBeTakenFor(member.Display()) || own.Author.Display().CanBeTakenFor(member.Handle())),
                Reactions = own.ReactedTo(text.At, community.Rules.RepeatWindow, community.Rules.FloodWindow),
            };
        }

        return all;
    }

    private static bool IsLike(FirstStep step, ActivityFact text, TimeSpan window) =>
        step.Member != text.Member && (step.At - text.At).Duration() < window && step.IsLike(text.Signals!);

    private async Task<ILookup<MemberId, MemberState>> NamesakesAsync(Community community, IEnumerable<MemberState> authors, CancellationToken cancellationToken)
    {
        var namesakes = new List<(MemberId Author, MemberState Other)>();
        foreach (var author in authors)
        {
            var others = await store.NamedLikeAsync(community.Id, Names.Shapes(author), MostOfOneName, cancellationToken);
            namesakes.AddRange(others.Where(other => other.Member != author.Member).Select(other => (author.Member, other)));
        }

        return namesakes.ToLookup(one => one.Author, one => one.Other);
    }

    private async Task AddPostedAsync(
        Community community, IReadOnlyList<AuthorFacts> authors, Dictionary<EventId, Company> all, CancellationToken cancellationToken)
    {
        var edits = authors.SelectMany(own => own.Judged).Where(text => text.Kind == ActivityKind.Edited).ToList();
        if (edits.Count == 0)
            return;

        var messages = await store.FindManyAsync(
            Tables.Messages, [.. edits.Select(edit => Tables.MessageKey(community.Id, edit.Channel!.Value, edit.Message!.Value)).Distinct()], cancellationToken);
        RowKey[] keys = [.. messages.Where(message => message is { Author: not null, PostedAt: not null }).Select(message => KeyOf(message!, community))];
        var posted = keys.Length == 0 ? [] : (await store.FindManyAsync(Tables.Activity, keys, cancellationToken)).OfType<ActivityFact>().ToList();
        foreach (var edit in edits)
        {
            if (posted.Find(fact => fact.Message == edit.Message && fact.Channel == edit.Channel) is { } fact)
                all[edit.Event] = Company.None with { PostedAt = fact.At, Posted = fact.Signals };
        }
    }

    private static RowKey KeyOf(MessageState message, Community community) => Tables.MessageFactKey(
        community.Id, CommunityDay.Of(message.PostedAt!.Value, community.Zone), message.Author!.Value, message.PostedAt.Value, message.Channel, message.Message);
}
