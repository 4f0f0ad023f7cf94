using System.Text.Json;

namespace Pipeline.Relay.Dispatches;

/// <summary>An invite and how often it was used (https://docs.discord.com/developers/resources/invite#invite-metadata-object).</summary>
/// <param name="Inviter">Who made it, as Discord shows them.</param>
internal sealed record InviteUse(string Code, long Uses, long MaxUses, JsonElement? Inviter)
{
    /// <summary>One more use, and Discord deletes it.</summary>
    public bool IsAtLastUse => MaxUses > 0 && Uses == MaxUses - 1;

    /// <summary>Null for what is no invite.</summary>
    public static InviteUse? Of(JsonElement invite) =>
        invite.ValueKind == JsonValueKind.Object && invite.TryGetProperty("code", out var code) && code.GetString() is { } text
            ? new(text, Number(invite, "uses"), Number(invite, "max_uses"), invite.TryGetProperty("inviter", out var maker) && maker.ValueKind == JsonValueKind.Object ? maker.Clone() : null)
            : null;

    public static Dictionary<string, InviteUse> ListOf(ReadOnlyMemory<byte> invites)
    {
        using var json = JsonDocument.Parse(invites);
        return json.RootElement.EnumerateArray().Select(Of).OfType<InviteUse>().ToDictionary(invite => invite.Code, StringComparer.Ordinal);
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("invite");
        json.WriteString("code", Code);
        if (Inviter is { } maker)
        {
            json.WritePropertyName("inviter");
            maker.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static long Number(JsonElement invite, string name) =>
        invite.TryGetProperty(name, out var value) && value.TryGetInt64(out var number) ? number : 0;
}

/// <summary>
/// Discord does not say by which invite somebody came. The use counts before and after do, where only one of them rose: it is inferred,
/// and what could be either is neither.
/// </summary>
internal static class InviteInference
{
    /// <returns>The invite that was used, if it can be told, and the counts to compare with at the next join.</returns>
    public static (InviteUse? Used, Dictionary<string, InviteUse> Known) Infer(
        IReadOnlyDictionary<string, InviteUse> before, IReadOnlyDictionary<string, InviteUse> after)
    {
        var risen = after.Values.Where(invite => invite.Uses > (before.GetValueOrDefault(invite.Code)?.Uses ?? 0));

        // An invite with a number of uses is gone once it is used up.
        var usedUp = before.Values.Where(invite => invite.IsAtLastUse && !after.ContainsKey(invite.Code));
        var candidates = risen.Concat(usedUp).Take(2).ToList();
        var known = new Dictionary<string, InviteUse>(after, StringComparer.Ordinal);
        if (candidates is not [var used])
            return (null, known);

        // Who joined in the same moment by the same invite is told next: their use is left to be seen.
        if (known.ContainsKey(used.Code))
            known[used.Code] = used with { Uses = (before.GetValueOrDefault(used.Code)?.Uses ?? 0) + 1 };
        return (used, known);
    }
}
