using Pipeline.Ingest.Telegram;

namespace Pipeline.Ingest.History;

/// <summary>Who an export names: <c>user7</c>, or a chat that speaks for itself (<c>channel7</c>, <c>chat7</c>), by its Bot API id.</summary>
internal sealed record ExportedAccount(string PlatformId, string? Name, bool IsChat)
{
    /// <summary>A chat, or Telegram's own account: what live deliveries count for nobody either. Bots are exported like people.</summary>
    public bool IsNobody => IsChat || PlatformId == TelegramDelivery.Text(TelegramDelivery.TelegramAccount);

    /// <summary>Null for an id of another form.</summary>
    public static ExportedAccount? From(string id, string? name)
    {
        var digits = id.AsSpan().IndexOfAnyInRange('0', '9');
        return digits < 0 ? null : id[..digits] switch
        {
            "user" => new(id[digits..], name, IsChat: false),
            "channel" => new("-100" + id[digits..], name, IsChat: true),
            "chat" => new("-" + id[digits..], name, IsChat: true),
            _ => null,
        };
    }
}
