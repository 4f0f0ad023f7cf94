using Pipeline.Ingest;

namespace Pipeline.Tests.Ingest.Support;

/// <summary>Parts of Telegram's updates, as JSON.</summary>
internal static class Tg
{
    public const string Group = """{"id":-1001,"type":"supergroup","title":"Club","is_forum":true}""";
    public const string News = """{"id":-1002,"type":"channel","title":"News","username":"clubnews"}""";
    public const string Ann = """{"id":7,"is_bot":false,"first_name":"Ann","username":"ann"}""";
    public const string Bob = """{"id":8,"is_bot":false,"first_name":"Bob"}""";
    public const string Olga = """{"id":9,"is_bot":false,"first_name":"Olga","username":"olga"}""";
    public const string Guard = """{"id":10,"is_bot":true,"first_name":"Guard","username":"guard_bot"}""";

    /// <summary>Who stands in as the user where an administrator is anonymous.</summary>
    public const string Anonymous = """{"id":1087968824,"is_bot":true,"first_name":"Group","username":"GroupAnonymousBot"}""";

    public static WebhookRequest Of(string kind, string content, long update = 1) => A.Update($$"""{"update_id":{{update}},"{{kind}}":{{content}}}""");

    /// <param name="more">Further properties, each with a comma before it.</param>
    public static WebhookRequest Message(string more, string from = Ann, string chat = Group, string kind = "message", long update = 1) =>
        Of(kind, $$"""{"message_id":100,"date":1785000000,"chat":{{chat}},"from":{{from}}{{more}}}""", update);

    public static WebhookRequest Member(string from, string user, string before, string after, string more = "") =>
        Of("chat_member", $$"""
            {"chat":{{Group}},"from":{{from}},"date":1785000000,
             "old_chat_member":{"user":{{user}},{{before}}},"new_chat_member":{"user":{{user}},{{after}}}{{more}}}
            """);

    public static WebhookRequest Reaction(string before, string after, string who = $$"""
        "user":{{Ann}}
        """) =>
        Of("message_reaction", $$"""{"chat":{{Group}},"message_id":100,"date":1785000000,{{who}},"old_reaction":[{{before}}],"new_reaction":[{{after}}]}""");

    /// <summary>What a stage with one Telegram connection makes of it.</summary>
    public static async Task<string> ToldAsync(WebhookRequest request, params (string Key, string Value)[] settings)
    {
        await using var stage = A.TelegramStage(settings);
        return Told.By(stage.Read("tg", request));
    }
}
