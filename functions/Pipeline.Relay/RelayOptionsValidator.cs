using Microsoft.Extensions.Options;
using Pipeline.Ingest;
using Pipeline.Ingest.Signatures;
using Pipeline.Relay.Sessions;

namespace Pipeline.Relay;

/// <summary>Says at start what is wrong with the settings and what to write instead.</summary>
public sealed class RelayOptionsValidator : IValidateOptions<RelayOptions>
{
    private const long LeastBufferBytes = 16 * 1024 * 1024;

    public ValidateOptionsResult Validate(string? name, RelayOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(RelayOptions options)
    {
        if (!ConnectionOptions.IsUsable(options.BotToken))
            yield return "Relay:BotToken is missing (or its Key Vault reference did not resolve): set it to the token that the application's page Bot shows.";
        if (options.IngestUrl is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            yield return "Relay:IngestUrl is no address: set it to https://YOUR-HOST/api/webhooks/discord/<connection>.";
        if (options.Secret is null || !StandardWebhooks.CanSign(options.Secret))
            yield return "Relay:Secret cannot sign: make one with 'echo whsec_$(openssl rand -base64 32)' and put it into the connection's Secrets too.";
        if (string.IsNullOrWhiteSpace(options.BufferFolder))
            yield return "Relay:BufferFolder is missing: name a folder that outlives a restart.";
        if (options.MaxBufferBytes < LeastBufferBytes)
            yield return $"Relay:MaxBufferBytes is less than {LeastBufferBytes}.";
        if (options.Intents == GatewayIntents.None)
            yield return "Relay:Intents is empty: leave it out for all that the product reads.";
        if (options.ShardCount is < 1)
            yield return "Relay:ShardCount is less than 1: leave it out to have as many shards as Discord advises.";
        if (options.Shards.Count > 0 && (options.ShardCount is not { } count || options.Shards.Any(shard => shard < 0 || shard >= count)))
            yield return "Relay:Shards needs Relay:ShardCount, and numbers from 0 to one less than it.";
    }
}
