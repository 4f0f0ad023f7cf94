namespace Pipeline.Ingest;

/// <summary>Why a delivery is not accepted.</summary>
public enum RefusalReason
{
    MissingSignature,
    WrongSignature,
    StaleSignature,

    /// <summary>The connection has no usable secret: nothing can be verified, so nothing is accepted.</summary>
    NoSecret,
}

/// <summary>Why a delivery is not accepted: 401 with this reason, said without any part of the secret or signature.</summary>
public sealed record Refusal(RefusalReason Reason, string Detail)
{
    public static Refusal Missing(string header) => new(RefusalReason.MissingSignature, $"The request has no {header}.");

    public static Refusal Wrong(string header) =>
        new(RefusalReason.WrongSignature, $"{header} does not match the body under any secret of this connection.");

    public static Refusal Stale(string header, TimeSpan tolerance) =>
        new(RefusalReason.StaleSignature, $"{header} is more than {tolerance.TotalSeconds:0} seconds away from this server's clock.");

    public static Refusal NoSecret() =>
        new(RefusalReason.NoSecret, "The connection has no usable secret, so nothing can be verified. Set one, or let its Key Vault reference resolve.");
}
