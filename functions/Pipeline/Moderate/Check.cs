using Pipeline.Model;

namespace Pipeline.Moderate;

/// <summary>
/// One look at a text. A check is a pure function of what it is shown, and always says what it saw, also when nothing is wrong
/// (<see cref="Outcome.Allowed"/>), so that a decision can be explained.
/// </summary>
public abstract class Check
{
    /// <summary>Part of stored findings: names never change.</summary>
    public abstract string Name { get; }

    /// <summary>Whether this is about likelihood and not about a rule that was plainly broken: of a trusted member it is only shown to a moderator.</summary>
    public virtual bool IsSuspicion => false;

    public abstract Finding Inspect(JudgedText text);

    /// <summary>The look of a check that finds nothing by itself, and weighs what others before it did.</summary>
    /// <param name="soFar">The gravest of what the checks before it found.</param>
    public virtual Finding Weigh(JudgedText text, Outcome soFar) => Inspect(text);

    protected Finding Passed(string evidence) => new(Name, Outcome.Allowed, evidence);

    protected Finding Found(Outcome severity, string evidence, string rule) => new(Name, severity, evidence, rule);
}
