namespace Pipeline.Api;

/// <summary>Marks an endpoint that needs no key: webhooks prove themselves by signature, health tells nobody anything, rules are for members to read, the API's description names nobody, an appeal's link is its own key.</summary>
public sealed record OpenToAll
{
    public static OpenToAll Instance { get; } = new();
}
