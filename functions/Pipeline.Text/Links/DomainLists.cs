namespace Pipeline.Text;

/// <summary>The lists of known hosts, embedded as hashes. NOTICE names where they come from.</summary>
internal sealed class DomainLists
{
    public const string ResourceName = "domains.bin";

    private static readonly Lazy<DomainLists> Lazy = new(() => Read(Resource.Bytes(ResourceName)));
    private readonly DomainSet _listed;
    private readonly DomainSet _suspicious;
    private readonly DomainSet _shorteners;

    private DomainLists(DomainSet listed, DomainSet suspicious, DomainSet shorteners) =>
        (_listed, _suspicious, _shorteners) = (listed, suspicious, shorteners);

    public static DomainLists Default => Lazy.Value;

    public int Count => _listed.Count + _suspicious.Count + _shorteners.Count;

    /// <summary>Looks a host and every parent of it with two labels or more up, then the host with the first step of the path.</summary>
    public LinkKinds Find(ReadOnlySpan<char> host, ReadOnlySpan<char> hostAndPath)
    {
        var kinds = LinkKinds.None;
        if (StartsWithWww(host))
            host = host[4..];

        if (_shorteners.Contains(host))
            kinds |= LinkKinds.Shortener;

        if (hostAndPath.Length > host.Length && _listed.Contains(hostAndPath))
            kinds |= LinkKinds.Listed;

        for (var rest = host; rest.Contains('.'); rest = rest[(rest.IndexOf('.') + 1)..])
        {
            var hash = DomainSet.Hash(rest);
            if (_listed.Contains(hash))
                return kinds | LinkKinds.Listed;

            if (_suspicious.Contains(hash))
                kinds |= LinkKinds.Suspicious;
        }

        return kinds;
    }

    public static DomainLists Read(ReadOnlySpan<byte> source) =>
        new(DomainSet.Read(ref source), DomainSet.Read(ref source), DomainSet.Read(ref source));

    private static bool StartsWithWww(ReadOnlySpan<char> host) =>
        host.Length > 4 && host[3] == '.' && host.StartsWith("www", StringComparison.OrdinalIgnoreCase);
}
