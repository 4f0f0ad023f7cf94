using Pipeline.Model;

namespace Pipeline.Rollup;

/// <summary>Members as small numbers, so that what is computed about them lies in arrays; and who does not count as a member.</summary>
internal sealed class MemberRoster
{
    private readonly Dictionary<UInt128, int> _ordinals = [];
    private readonly Dictionary<string, int> _unusual = new(StringComparer.Ordinal);
    private readonly List<MemberId?> _ids = [];
    private readonly List<UInt128> _bits = [];
    private readonly HashSet<int> _excluded = [];
    private readonly Dictionary<int, IReadOnlyList<StaffChange>> _staffChanges = [];

    public int Count => _ids.Count;

    public MemberId this[int member] => _ids[member] ?? new(Digest.Base32(_bits[member]));

    public int Of(UInt128 bits)
    {
        if (!_ordinals.TryGetValue(bits, out var ordinal))
            _ordinals[bits] = ordinal = Add(null, bits);
        return ordinal;
    }

    public int Of(MemberId member)
    {
        if (Digest.TryParse(member.Value, out var bits))
            return Of(bits);
        if (!_unusual.TryGetValue(member.Value, out var ordinal))
            _unusual[member.Value] = ordinal = Add(member, default);
        return ordinal;
    }

    /// <summary>Bots, and who is always staff: seen in the sheets, not counted.</summary>
    public void Exclude(MemberId member) => _excluded.Add(Of(member));

    /// <summary>Who was staff at times: not counted on the days that ended in such a time.</summary>
    public void Exclude(MemberId member, IReadOnlyList<StaffChange> changes) => _staffChanges[Of(member)] = changes;

    public bool Counts(int member, DateTimeOffset dayEnd) =>
        !_excluded.Contains(member) && !(_staffChanges.TryGetValue(member, out var changes) && changes.IsStaffAt(dayEnd));

    private int Add(MemberId? id, UInt128 bits)
    {
        _ids.Add(id);
        _bits.Add(bits);
        return _ids.Count - 1;
    }
}
