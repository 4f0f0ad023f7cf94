namespace Pipeline.Text;

/// <summary>What a score is used for.</summary>
public enum TextUse
{
    /// <summary>To show the message to a moderator.</summary>
    Flag = 0,

    /// <summary>To remove it without asking.</summary>
    Remove = 1,
}
