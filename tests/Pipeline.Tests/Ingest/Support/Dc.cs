using System.Text;
using NSec.Cryptography;
using Pipeline.Ingest;

namespace Pipeline.Tests.Ingest.Support;

/// <summary>What comes from Discord: its own webhook events, signed with an application's key, and Gateway dispatches as the relay posts them.</summary>
internal static class Dc
{
    /// <summary>The key pair of RFC 8032, section 7.1, test 1.</summary>
    public const string PublicKey = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    public const string Guild = "290926798999357250";
    public const string Chat = "290926798626357999";
    public const string Ann = """{"id":"7","username":"ann","global_name":"Ann A.","discriminator":"0"}""";
    public const string Bob = """{"id":"8","username":"bob"}""";
    public const string Guard = """{"id":"10","username":"guard","bot":true}""";

    private const string PrivateKey = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    public static IngestStage Stage(params (string Key, string Value)[] more) => IngestStage.With(
        [("dc:Source", "discord"), ("dc:Community", "club"), ("dc:Secrets:0", PublicKey), ("dc:Secrets:1", Own.Secret), .. more]);

    /// <summary>As Discord itself sends it.</summary>
    public static WebhookRequest Signed(string body, TimeSpan age = default) => Signed(Encoding.UTF8.GetBytes(body), age);

    public static WebhookRequest Signed(byte[] body, TimeSpan age = default)
    {
        var time = Own.Time(-age);
        return A.Post(body, ("X-Signature-Ed25519", Sign(time, body)), ("X-Signature-Timestamp", time), ("Content-Type", "application/json"));
    }

    public static string Sign(string time, ReadOnlySpan<byte> body)
    {
        using var key = Key.Import(SignatureAlgorithm.Ed25519, Convert.FromHexString(PrivateKey), KeyBlobFormat.RawPrivateKey);
        return Convert.ToHexStringLower(SignatureAlgorithm.Ed25519.Sign(key, [.. Encoding.UTF8.GetBytes(time), .. body]));
    }

    /// <summary>As the relay sends it.</summary>
    public static WebhookRequest Relayed(string body) => Own.Signed(body);

    /// <param name="more">What the relay adds, each with a comma before it.</param>
    public static string Dispatch(string kind, string data, long number = 1, string more = ""","session":"s1","at":"2026-08-01T11:59:00Z" """) =>
        $$"""{"t":"{{kind}}","s":{{number}}{{more}},"d":{{data}}}""";

    /// <param name="more">Further properties, each with a comma before it.</param>
    public static string Message(string more, string author = Ann, string kind = "MESSAGE_CREATE", long number = 1) => Dispatch(
        kind,
        $$"""{"id":"100","channel_id":"{{Chat}}","guild_id":"{{Guild}}","author":{{author}},"timestamp":"2026-07-25T17:20:00.123000+00:00","edited_timestamp":null,"type":0{{more}}}""",
        number);

    /// <summary>A post with everything that the relay adds to dispatches, or takes out of them.</summary>
    public static string EveryAddition => $$"""
        [{{Dispatch("GUILD_MEMBER_ADD", $$"""{"guild_id":"{{Guild}}","user":{{Bob}},"joined_at":"2026-07-30T08:00:00Z"}""", 2, $$""","session":"s1","at":"2026-08-01T11:59:00Z","invite":{"code":"abc","inviter":{{Ann}}}""")}},
         {{Dispatch("GUILD_MEMBERS_CHUNK", $$"""{"guild_id":"{{Guild}}","members":[{"user":{{Ann}},"roles":["280852787552845834"],"nick":"A"}]}""", 3)}},
         {{Dispatch("GUILD_AUDIT_LOG_ENTRY_CREATE", $$"""{"id":"4194304000","guild_id":"{{Guild}}","action_type":20,"target_id":"8","user_id":"7"}""", 4)}}]
        """;

    public static string Deleted(string message = "100", string channel = Chat, string guild = Guild, long number = 1) =>
        Dispatch("MESSAGE_DELETE", $$"""{"id":"{{message}}","channel_id":"{{channel}}","guild_id":"{{guild}}"}""", number);

    /// <summary>What a stage with one Discord connection makes of dispatches.</summary>
    public static async Task<string> ToldAsync(string dispatches, params (string Key, string Value)[] settings)
    {
        await using var stage = Stage(settings);
        return Told.By(stage.Read("dc", Relayed(dispatches)));
    }
}
