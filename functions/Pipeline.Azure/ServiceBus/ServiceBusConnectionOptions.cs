using System.ComponentModel.DataAnnotations;

namespace Pipeline.Azure.ServiceBus;

/// <summary>Which namespace the queues lie in: the same settings that the triggers read, so that both always mean the same one.</summary>
public sealed class ServiceBusConnectionOptions : IValidatableObject
{
    public const string Section = "ServiceBusConnection";

    /// <summary>For example name.servicebus.windows.net; used with an identity.</summary>
    public string? FullyQualifiedNamespace { get; init; }

    /// <summary>The client id of the app's user-assigned identity. Without it the developer's own sign-in is used.</summary>
    public string? ClientId { get; init; }

    /// <summary>The section's own value: a connection string, for the emulator.</summary>
    public string? ConnectionString { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(FullyQualifiedNamespace) == string.IsNullOrEmpty(ConnectionString))
        {
            yield return new(
                $"Set either {Section}__fullyQualifiedNamespace (with an identity) or {Section} as a connection string.",
                [nameof(FullyQualifiedNamespace), nameof(ConnectionString)]);
        }
    }
}
