using Microsoft.Extensions.Options;
using Pipeline.Model;

namespace Pipeline.Ingest;

/// <summary>What keeps members pseudonymous: configuration section <c>Privacy</c>.</summary>
public sealed class MemberKeyOptions
{
    public const string Section = "Privacy";

    /// <summary>Base64 of at least <see cref="Model.MemberKey.MinBytes"/> random bytes; the same for as long as history is to be continued.</summary>
    public string? MemberKey { get; init; }

    internal MemberKey ToKey() => new(Convert.FromBase64String(MemberKey!));
}

internal sealed class MemberKeyOptionsValidator : IValidateOptions<MemberKeyOptions>
{
    private const string Remedy = "make one with 'openssl rand -base64 32', keep it secret and never change it: member ids are derived from it.";

    public ValidateOptionsResult Validate(string? name, MemberKeyOptions options)
    {
        if (!ConnectionOptions.IsUsable(options.MemberKey))
            return ValidateOptionsResult.Fail($"Privacy:MemberKey is missing (or its Key Vault reference did not resolve); {Remedy}");

        var key = new byte[options.MemberKey!.Length];
        if (!Convert.TryFromBase64String(options.MemberKey, key, out var length))
            return ValidateOptionsResult.Fail($"Privacy:MemberKey is no base64; {Remedy}");

        return length < MemberKey.MinBytes
            ? ValidateOptionsResult.Fail($"Privacy:MemberKey has {length} bytes and needs at least {MemberKey.MinBytes}; {Remedy}")
            : ValidateOptionsResult.Success;
    }
}
