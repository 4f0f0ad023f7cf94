namespace Pipeline.Text;

/// <summary>What a file's labels are about.</summary>
public enum EvaluatedTask
{
    /// <summary>Spam or scam against everything else.</summary>
    Spam,

    /// <summary>Toxic against everything else.</summary>
    Toxic,

    /// <summary>The kind of content.</summary>
    Kind,
}
