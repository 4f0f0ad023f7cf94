using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Classify;

/// <summary>Classify, the stage that says what a member created: one label per text.</summary>
public static class LabelText
{
    public static ContentLabel Of(MessageContent content) => ContentRules.Label(content.Text);
}
