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

    /// <summary>Staff and bots: seen in the sheets, not counted.</summary>
    public void Exclude(MemberId member) => _excluded.Add(Of(member));

    public bool Counts(int member) => !_excluded.Contains(member);

    private int Add(MemberId? id, UInt128 bits)
    {
        _ids.Add(id);
        _bits.Add(bits);
        return _ids.Count - 1;
    }
}
