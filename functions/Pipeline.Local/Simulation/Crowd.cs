namespace Pipeline.Local.Simulation;

/// <summary>All who were ever part of the community, and who of them can be expected to act today.</summary>
internal sealed class Crowd
{
    private readonly PeopleByWeight[] _repliers;
    private readonly PeopleByWeight[] _helpers;
    private readonly PeopleByWeight[] _reactors;
    private readonly List<Resident> _all = [];

    public Crowd(CommunityProfile profile)
    {
        _repliers = [.. profile.Spaces.Select(_ => new PeopleByWeight())];
        _helpers = [.. profile.Spaces.Select(_ => new PeopleByWeight())];
        _reactors = [.. profile.Spaces.Select(_ => new PeopleByWeight())];
        foreach (var member in profile.Cast)
        {
            _all.Add(new(_all.Count)
            {
                Spaces = member.Spaces,
                Language = member.Language,
                Pace = member.Pace / profile.Pace,
                Help = member.Help,
                Invites = member.Invites,
                IsStaff = member.IsStaff,
                IsSteadfast = true,
                IsScripted = member is { Pace: 0, Help: 0 },
            });
        }
    }

    public IReadOnlyList<Resident> All => _all;

    public Resident this[int ordinal] => _all[ordinal];

    public PeopleByWeight Inviters { get; } = new();

    public PeopleByWeight Staff { get; } = new();

    public int ActiveCount { get; private set; }

    public PeopleByWeight Repliers(int space) => _repliers[space];

    public PeopleByWeight Helpers(int space) => _helpers[space];

    public PeopleByWeight Reactors(int space) => _reactors[space];

    public void Add(Resident resident) => _all.Add(resident);

    /// <summary>Looks who is there. Who joins or leaves during the day counts from the next on.</summary>
    public void Open()
    {
        foreach (var choice in (ReadOnlySpan<PeopleByWeight[]>)[_repliers, _helpers, _reactors, [Inviters, Staff]])
        {
            foreach (var one in choice)
                one.Clear();
        }

        ActiveCount = 0;
        foreach (var resident in _all)
        {
            if (resident is { IsScripted: false, Presence: Presence.Active } or { IsScripted: false, IsLurker: true, Presence: Presence.Asleep })
                Expect(resident);
        }
    }

    private void Expect(Resident resident)
    {
        // Many who seldom write react: the root makes the strong less strong and the weak less weak.
        var reacts = resident.IsLurker ? 0.03 : 0.1 + Math.Sqrt(resident.Pace);
        for (var space = 0; space < _reactors.Length; space++)
        {
            if (!resident.IsIn(space))
                continue;

            _reactors[space].Add(resident.Ordinal, reacts);
            _repliers[space].Add(resident.Ordinal, resident.IsLurker ? 0 : resident.Pace);
            _helpers[space].Add(resident.Ordinal, resident.Help);
        }

        Inviters.Add(resident.Ordinal, resident.Invites);
        if (resident.IsStaff)
            Staff.Add(resident.Ordinal, 1);
        if (!resident.IsLurker)
            ActiveCount++;
    }
}
