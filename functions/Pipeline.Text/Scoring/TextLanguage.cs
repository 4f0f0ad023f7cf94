namespace Pipeline.Text;

/// <summary>The language that a text is most likely in.</summary>
public enum TextLanguage
{
    /// <summary>Too short to tell, or without words.</summary>
    Unknown = 0,
    English,
    Russian,
    Spanish,
    Portuguese,
    German,
    French,
    Italian,
    Polish,
    Ukrainian,
    Turkish,
    Dutch,

    /// <summary>None of the others.</summary>
    Other,
}
