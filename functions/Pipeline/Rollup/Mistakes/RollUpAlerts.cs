using Pipeline.Model;
using Pipeline.Rollup.Lists;
using Pipeline.Store;

namespace Pipeline.Rollup.Mistakes;

/// <summary>The part of a roll-up that says which mistakes are made, and how the community grows.</summary>
internal sealed class RollUpAlerts(IStore store, Community community)
{
    /// <returns>How many rows changed.</returns>
    public async Task<int> HandleAsync(
        ListInput input, IEnumerable<Metric> metrics, IEnumerable<DaySheet> interactions, FactsBehind facts, CancellationToken cancellationToken)
    {
        var moderation = await new ReadModerationSigns(store, community).HandleAsync(input, interactions, cancellationToken);
        var (signs, lastDay) = (new Signs(input, metrics, moderation), input.Lives.LastDay);
        var standing = new Dictionary<MistakeName, Alert>();
        await foreach (var row in store.RangeAsync(Tables.Alerts, community.Id.Value, cancellationToken: cancellationToken))
            standing[row.Mistake] = row;

        var changed = new List<Alert>();
        foreach (var mistake in AllMistakes.InOrder)
        {
            var known = standing.GetValueOrDefault(mistake.Name);
            if (Episodes.Of(mistake, signs, known, lastDay) is not { } episode)
                continue;

            var row = Row(mistake, signs, known, episode, facts);
            if (known is null || RowOrder.Compare(known, row, Tables.Alerts.Json) != 0)
                changed.Add(row);
        }

        await store.PutAsync(Tables.Alerts, changed, cancellationToken);
        return changed.Count + await WriteAsync(FoundingFunnel.Of(community.Id, input, signs), cancellationToken);
    }

    private async Task<int> WriteAsync(Founding founding, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(Tables.Foundings, Tables.FoundingKey(community.Id), cancellationToken) == founding)
            return 0;

        await store.PutAsync(Tables.Foundings, [founding], cancellationToken);
        return 1;
    }

    private Alert Row(IMistake mistake, Signs signs, Alert? known, Episode episode, FactsBehind facts)
    {
        var row = new Alert
        {
            Community = community.Id,
            Mistake = mistake.Name,
            OpenSince = episode.OpenSince,
            LastSeen = episode.LastSeen,
            ClearedOn = episode.ClearedOn,
            QuietUntil = episode.QuietUntil(mistake.CooldownDays),
            Says = known?.Says ?? "",
            NextStep = mistake.NextStep,
            Behind = known?.Behind,
        };

        // What was seen on a day that is not looked at any more is told as it was.
        var day = signs.DayOf(episode.LastSeen);
        if (day <= signs.LastDay - Episodes.Days || day < 0 || mistake.On(signs, day) != Seen.Yes)
            return row;

        var shown = mistake.Show(signs, day);
        return row with { Says = shown.Says, Behind = [.. shown.Known, .. facts.Find(shown.Traces)] };
    }
}
