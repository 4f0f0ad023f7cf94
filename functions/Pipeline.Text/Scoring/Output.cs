namespace Pipeline.Text;

/// <summary>The columns of the weight table: what each linear model says.</summary>
internal static class Output
{
    /// <summary>Spam or scam.</summary>
    public const int Unwanted = 0;

    /// <summary>Scam, of what is unwanted.</summary>
    public const int Scam = 1;
    public const int Toxic = 2;

    /// <summary>The first <see cref="ContentKind"/>; the others follow in their order.</summary>
    public const int FirstKind = 3;
    public const int Recommends = FirstKind + KindCount;

    public const int KindCount = 8;

    /// <summary>Columns of a row; those that are left over are zero.</summary>
    public const int Count = 16;
}
