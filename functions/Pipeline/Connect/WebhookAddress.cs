using System.Diagnostics.CodeAnalysis;
using Pipeline.Ingest;
using Pipeline.Model;

namespace Pipeline.Connect;

/// <summary>Where a platform posts to.</summary>
public static class WebhookAddress
{
    public static string PathOf(Connection connection) => $"/api/webhooks/{connection.Source.Name()}/{connection.Id}";

    /// <summary>The whole address on a host; false unless that is an absolute HTTPS address without a path.</summary>
    public static bool TryOf(string? host, Connection connection, [NotNullWhen(true)] out Uri? address)
    {
        var isHost = Uri.TryCreate(host, UriKind.Absolute, out var root) && root is { Scheme: "https", PathAndQuery: "/", Fragment: "" };
        address = isHost ? new Uri(root!, PathOf(connection)) : null;
        return isHost;
    }
}
