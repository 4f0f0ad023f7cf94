using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Moderate.Checks;

/// <summary>The languages that are spoken here, where the rules name any. What is too short to tell passes.</summary>
public sealed class LanguageCheck : Check
{
    public override string Name => "language";

    public override Finding Inspect(JudgedText text)
    {
        if (text.Rules.Languages.Count == 0)
            return Passed("any language");

        var language = text.Signals.Language;
        return language == TextLanguage.Unknown || text.Rules.Languages.Contains(language)
            ? Passed($"language {language}")
            : Found(Outcome.Flagged, $"language {language}", "language");
    }
}
