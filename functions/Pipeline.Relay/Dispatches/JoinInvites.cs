using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pipeline.Relay.Gateway;

namespace Pipeline.Relay.Dispatches;

/// <summary>Keeps each server's invite counts, so that a join can be compared with what was before it. One shard's servers, one at a time.</summary>
internal sealed partial class JoinInvites(DiscordApi api, ILogger<JoinInvites> logger)
{
    private readonly Dictionary<string, Dictionary<string, InviteUse>> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unseen = new(StringComparer.Ordinal);

    /// <summary>Takes notice of the dispatch; the invite that a join was by, if that is seen.</summary>
    public async Task<InviteUse?> SeeAsync(ReceivedDispatch dispatch, CancellationToken cancellationToken)
    {
        if (dispatch.Kind is not ("GUILD_CREATE" or "GUILD_DELETE" or "GUILD_MEMBER_ADD" or "INVITE_CREATE" or "INVITE_DELETE"))
            return null;

        using var json = JsonDocument.Parse(dispatch.Data);
        var isServer = dispatch.Kind is "GUILD_CREATE" or "GUILD_DELETE";
        if (json.RootElement.ValueKind != JsonValueKind.Object
            || !json.RootElement.TryGetProperty(isServer ? "id" : "guild_id", out var id) || id.GetString() is not { } guild)
        {
            return null;
        }

        switch (dispatch.Kind)
        {
            case "GUILD_CREATE":
                await CountAsync(guild, cancellationToken);
                break;
            case "GUILD_DELETE":
                _known.Remove(guild);
                break;
            case "INVITE_CREATE" when InviteUse.Of(json.RootElement) is { } made && _known.TryGetValue(guild, out var invites):
                invites.TryAdd(made.Code, made);
                break;
            case "INVITE_DELETE" when InviteUse.Of(json.RootElement) is { } gone && _known.TryGetValue(guild, out var invites):
                // Whoever used it up is told after it or before: until then it stays.
                if (invites.GetValueOrDefault(gone.Code) is { IsAtLastUse: false })
                    invites.Remove(gone.Code);
                break;
            case "GUILD_MEMBER_ADD":
                return await InferAsync(guild, cancellationToken);
            default:
                break;
        }

        return null;
    }

    private async Task<InviteUse?> InferAsync(string guild, CancellationToken cancellationToken)
    {
        var before = _known.GetValueOrDefault(guild);
        await CountAsync(guild, cancellationToken);
        if (before is null || _known.GetValueOrDefault(guild) is not { } after)
            return null;

        var (used, known) = InviteInference.Infer(before, after);
        _known[guild] = known;
        return used;
    }

    // What is not compared at every join cannot be compared at the next one.
    private async Task CountAsync(string guild, CancellationToken cancellationToken)
    {
        if (await FindAsync(guild, cancellationToken) is { } invites)
        {
            _known[guild] = invites;
            _unseen.Remove(guild);
            return;
        }

        _known.Remove(guild);
        if (_unseen.Add(guild))
            LogUnseen(guild);
    }

    private async Task<Dictionary<string, InviteUse>?> FindAsync(string guild, CancellationToken cancellationToken) =>
        await api.FindInvitesAsync(guild, cancellationToken) is { } list ? InviteUse.ListOf(list) : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "The invites of server {Guild} cannot be seen now: who brought its next newcomer is not known. The bot needs the permission Manage Server for it.")]
    private partial void LogUnseen(string guild);
}
