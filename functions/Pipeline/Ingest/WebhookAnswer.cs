namespace Pipeline.Ingest;

/// <summary>What a delivery is answered: a status, and either problem details or the reply that the platform's protocol asks for.</summary>
public sealed record WebhookAnswer(int Status)
{
    /// <summary>Set for every status from 400 on: sent as application/problem+json (RFC 9457).</summary>
    public Problem? Problem { get; init; }

    public Reply? Reply { get; init; }

    /// <summary>When the platform should come again, for a 503.</summary>
    public TimeSpan? RetryAfter { get; init; }

    internal static WebhookAnswer Of(Reply? reply) => new(reply?.Status ?? 200) { Reply = reply };

    internal static WebhookAnswer Of(int status, string reason, string title, string detail) =>
        new(status) { Problem = new(reason, title, detail) };
}

/// <summary>Problem details in the words of RFC 9457.</summary>
/// <param name="Reason">One word for programs, for example <c>stale-signature</c>: the last part of the problem's type.</param>
public sealed record Problem(string Reason, string Title, string Detail)
{
    public string Type => "urn:pipeline:problem:" + Reason;
}
