namespace Pipeline.Text;

/// <summary>How readily a community acts: the higher, the lower the score that is enough.</summary>
public enum Sensitivity
{
    Low = 0,
    Normal = 1,
    High = 2,
}
