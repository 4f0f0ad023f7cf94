using System.Collections.Frozen;

namespace Pipeline.Text;

/// <summary>What an emoji is used for in messages that sell, laugh or insult.</summary>
internal static class Pictures
{
    private static readonly FrozenDictionary<uint, Cue> Cues = Read(
        (Cue.MoneyPicture, "💰💸💵💴💶💷🤑💳🪙💲📈💹💎🎰🏦"),
        (Cue.PointingPicture, "👉👇👈👆⬇⬆➡⬅☝↓→➤▶🔽⏬👇"),
        (Cue.AlertPicture, "🔥🚀⚡❗‼🚨📢📣⚠💥🆕🔔🎁🎉🏆⏰⏳❕🛑🔴"),
        (Cue.CheckPicture, "✅☑✔💯📌📍🔹🔸🔷🔶➕⭐🌟✨🟢➖▪◾"),
        (Cue.AdultPicture, "🔞🍑🍆💦💋👅🍓😈🫦👙"),
        (Cue.LaughPicture, "😂🤣😆😅😄😁😃😀😹🙃😉😜😝😋😎"),
        (Cue.WarmPicture, "❤♥💕💖💗💙💚💛🧡💜🥰😍😊🙏👍👏🙌🤗☺🙂💪🤝🫶"),
        (Cue.RudePicture, "🖕🤡💩🤮🤢🐷🐒🐵🐀🐍😡🤬👎"));

    public static Cue Of(uint code) => Cues.GetValueOrDefault(code, Cue.Picture);

    private static FrozenDictionary<uint, Cue> Read(params (Cue Cue, string Signs)[] groups)
    {
        var cues = new Dictionary<uint, Cue>();
        foreach (var (cue, signs) in groups)
        {
            foreach (var sign in signs.EnumerateRunes())
                cues.TryAdd((uint)sign.Value, cue);
        }

        return cues.ToFrozenDictionary();
    }
}
