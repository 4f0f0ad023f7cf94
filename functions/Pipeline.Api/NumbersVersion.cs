using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pipeline.Model;
using Pipeline.Settings;

namespace Pipeline.Api;

/// <summary>What tells that a community's numbers look the same: how often roll-ups ended, and its settings.</summary>
public static class NumbersVersion
{
    public static string Of(Community community, RollupHead? head) => FormattableString.Invariant($"{head?.Ended}-{SettingsDocument.Version(community)}");

    /// <summary>Whether who asks has what the tag names (RFC 9110, section 13.1.2).</summary>
    public static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));
}
