using Microsoft.Extensions.Options;
using Pipeline.Ingest.Affiliate;
using Pipeline.Ingest.Discourse;
using Pipeline.Ingest.HubSpot;
using Pipeline.Ingest.Internal;
using Pipeline.Ingest.Memberships;
using Pipeline.Model;

namespace Pipeline.Ingest;

/// <summary>Says at start, for every connection at once, what is wrong with its settings and what to write instead.</summary>
internal sealed class IngestOptionsValidator : IValidateOptions<IngestOptions>
{
    private const string Slug = "use 1 to 63 lower-case letters, digits and hyphens, with no hyphen at the ends";

    public ValidateOptionsResult Validate(string? name, IngestOptions options)
    {
        var failures = options.Connections.SelectMany(named => Failures(named.Key, named.Value)).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(string id, ConnectionOptions connection)
    {
        var path = $"{IngestOptions.Section}:Connections:{id}";
        if (!ConnectionId.IsValid(id))
            yield return $"{path}: the connection's id is part of an address; {Slug}.";
        if (string.IsNullOrEmpty(connection.Source))
            yield return $"{path}:Source is missing; set it to one of {SourceList}.";
        else if (!SourceNames.TryParse(connection.Source, out _))
            yield return $"{path}:Source is no known source; set it to one of {SourceList} (lower case).";
        if (string.IsNullOrEmpty(connection.Community) && connection.Channels.Count == 0 && !NamesCommunities(connection))
            yield return $"{path} feeds no community; set Community, or Channels with a community for each channel id.";
        if (!string.IsNullOrEmpty(connection.Community) && !CommunityId.IsValid(connection.Community))
            yield return $"{path}:Community cannot name a community; {Slug}.";

        foreach (var (channel, community) in connection.Channels)
        {
            if (!CommunityId.IsValid(community))
                yield return $"{path}:Channels:{channel} cannot name a community; {Slug}.";
        }

        foreach (var failure in SettingFailures(connection).Concat(LinkSettings.Faults(connection.Source, connection.Settings)))
            yield return $"{path}:Settings:{failure}";
    }

    private static IEnumerable<string> SettingFailures(ConnectionOptions connection) => connection.Source switch
    {
        "affiliate" => AffiliateSettings.Faults(connection.Settings),
        "discourse" => DiscourseSettings.Faults(connection.Settings),
        "hubspot" => HubSpotSettings.Faults(connection.Settings),
        "patreon" or "memberful" => CurrencySetting.Faults(connection.Settings),
        _ => [],
    };

    private static bool NamesCommunities(ConnectionOptions connection) =>
        connection.Source == Source.Internal.Name() && CommunityRule.IsNamedByEvents(connection.Settings);

    private static string SourceList => string.Join(", ", Enum.GetValues<Source>().Select(source => source.Name()));
}
