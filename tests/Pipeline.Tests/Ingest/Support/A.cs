using System.Text;
using Pipeline.Ingest;

namespace Pipeline.Tests.Ingest.Support;

/// <summary>Requests as platforms send them.</summary>
internal static class A
{
    public const string TelegramSecret = "Abc_123-xyz";

    public static WebhookRequest Post(string body, params (string Name, string Value)[] headers) => Post(Encoding.UTF8.GetBytes(body), headers);

    public static WebhookRequest Post(byte[] body, params (string Name, string Value)[] headers) => new()
    {
        Method = "POST",
        Url = "https://hooks.example.org/in",
        Headers = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
        Query = new Dictionary<string, string>(),
        Body = body,
        ReceivedAt = IngestStage.Now,
    };

    public static WebhookRequest Update(string body) => Update(Encoding.UTF8.GetBytes(body));

    public static WebhookRequest Update(byte[] body) => Post(body, ("X-Telegram-Bot-Api-Secret-Token", TelegramSecret));

    public static string Message(long update = 1, long message = 100, string text = "hello", long date = 1785000000) =>
        $$$"""
        {"update_id":{{{update}}},"message":{"message_id":{{{message}}},"date":{{{date}}},"chat":{"id":-1001,"type":"supergroup"},
        "from":{"id":7,"is_bot":false,"first_name":"Ann","username":"ann"},"text":"{{{text}}}"}}
        """;

    public static IngestStage TelegramStage(params (string Key, string Value)[] more) => IngestStage.With(
        [("tg:Source", "telegram"), ("tg:Community", "club"), ("tg:Secrets:0", TelegramSecret), .. more]);
}
