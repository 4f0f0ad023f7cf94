namespace Pipeline.Local.CommandLine;

/// <summary>The command cannot be done as it was asked; the message says what to ask instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
