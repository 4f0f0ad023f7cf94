using Pipeline.Rollup.Definitions;
using Pipeline.Rollup.Interactions;
using Pipeline.Text;

namespace Pipeline.Rollup.Lists;

/// <summary>What members have done for others within half a year, and who of them may be called an ambassador.</summary>
internal sealed class Ambassadors
{
    private const int MinCounterparts = 3;
    private const int MinActiveDays = 4;
    private static readonly TimeSpan MinAge = TimeSpan.FromDays(28);

    private readonly CommunityHistory _history;
    private readonly CommunityInteractions _interactions;
    private readonly MemberLives _lives;
    private readonly AmbassadorParts?[] _parts;

    private Ambassadors(CommunityHistory history, CommunityInteractions interactions, MemberLives lives)
    {
        (_history, _interactions, _lives) = (history, interactions, lives);
        _parts = new AmbassadorParts?[history.Members.Count];
        var end = history.EndOf(lives.LastDay);
        for (var member = 0; member < _parts.Length; member++)
        {
            ref readonly var life = ref lives.All[member];
            if (life.ActiveDays >= MinActiveDays && end - life.FirstAt >= MinAge.Ticks && lives.IsPresent(member))
                _parts[member] = new();
        }
    }

    /// <summary>The best first.</summary>
    public static IEnumerable<Draft> Of(ListInput input) => Eligible(input).Where(draft => draft.Level is not null);

    /// <summary>Also those whose score is too low for the list.</summary>
    public static IEnumerable<Draft> Eligible(ListInput input)
    {
        var ambassadors = new Ambassadors(input.History, input.Interactions, input.Lives);
        ambassadors.CountMessages();
        ambassadors.CountReactions();
        ambassadors.CountWeeks();
        ambassadors.CountReferrals(input.Newcomers);
        return ambassadors.Drafts(input.Broke, input.Thanked);
    }

    private int FirstDay => _lives.LastDay - MemberLives.Window + 1;

    private IEnumerable<Draft> Drafts(IReadOnlySet<int> broke, IReadOnlySet<int> thanked) => _parts
        .Select((parts, member) => (Member: member, Parts: parts))
        .Where(one => one.Parts?.Met.Count >= MinCounterparts && !broke.Contains(one.Member))
        .Select(one => (one.Member, one.Parts!.HasWon, Score: AmbassadorScore.Of(one.Parts, _lives.LastDay - _lives.All[one.Member].LastDay)))
        .OrderByDescending(one => Math.Round(one.Score.Value))
        .ThenBy(one => thanked.Contains(one.Member))
        .ThenByDescending(one => one.Score.Value)
        .ThenBy(one => _history.Members.MemberOf(one.Member))
        .Select(one => new Draft(one.Member, one.Score.Parts)
        {
            Score = one.Score.Value,
            Level = one.Score.Level,
            Suggestion = one.Score.Suggestion(one.HasWon),
        });

    // Staff, as of the day, are on neither side of anything that is counted.
    private void CountMessages()
    {
        var messages = _interactions.Messages;
        foreach (ref readonly var message in messages)
        {
            if (message.Day < FirstDay || message.IsByStaff)
                continue;

            if (message.Content == ContentKind.Win && _parts[message.Author] is { } winner)
                winner.HasWon = true;
            if (!_interactions.IsToAnother(message) || messages[message.Target] is not { IsByStaff: false } answered)
                continue;

            var trace = Trace.Of(message);
            if (answered.Content == ContentKind.Question)
                _parts[message.Author]?.Help(answered.Author, trace);
            Meet(message.Author, answered.Author, trace);
        }
    }

    private void CountReactions()
    {
        foreach (ref readonly var reaction in _interactions.Reactions)
        {
            if (reaction.Day < FirstDay || reaction.IsByStaff || !_interactions.IsToAnother(reaction)
                || _interactions.Messages[reaction.Target] is not { IsByStaff: false } valued)
            {
                continue;
            }

            var trace = Trace.Of(reaction, valued);
            _parts[valued.Author]?.Value(reaction.Member, trace);
            Meet(reaction.Member, valued.Author, trace);
        }
    }

    private void Meet(int one, int other, Trace what)
    {
        _parts[one]?.Meet(other, what);
        _parts[other]?.Meet(one, what);
    }

    private void CountWeeks()
    {
        for (var day = Math.Max(0, _lives.LastDay + 1 - (MemberLives.WeekCount * MemberLives.DaysPerWeek)); day <= _lives.LastDay; day++)
        {
            foreach (ref readonly var entry in _history.On(day))
            {
                if (entry.IsActive)
                    _parts[entry.Member]?.BeThere(_lives.WeekOf(day), new(entry.Member, day, entry.First));
            }
        }
    }

    private void CountReferrals(ReadOnlySpan<Newcomer> newcomers)
    {
        // Only who cannot leave any more within the window counts, so that nothing that counted is taken back.
        var latest = _history.EndOf(_lives.LastDay) - Activation.Window.Ticks;
        foreach (ref readonly var newcomer in newcomers)
        {
            if (newcomer.Referrer >= 0 && newcomer.Day >= FirstDay && newcomer.JoinedAt <= latest
                && newcomer.IsActivated(Activation.Window) && newcomer.HasStayed(Activation.Window))
            {
                _parts[newcomer.Referrer]?.Bring(newcomer.Member, new(newcomer.Member, newcomer.Day, newcomer.JoinedAt));
            }
        }
    }
}
