namespace Pipeline.Dashboard.Pages;

/// <summary>What could not be done, and what to do.</summary>
public sealed record ProblemModel(string Says);
