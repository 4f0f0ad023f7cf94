using System.ComponentModel.DataAnnotations;

namespace Pipeline.TableStorage;

/// <summary>Which account the rows lie in: an address and an identity, or a connection string (the emulator, tests).</summary>
public sealed class TableStoreOptions : IValidatableObject
{
    public const string Section = "Tables";

    /// <summary>For example https://account.table.core.windows.net.</summary>
    public Uri? ServiceUri { get; init; }

    /// <summary>The client id of the app's user-assigned identity. Without it the developer's own sign-in is used.</summary>
    public string? ClientId { get; init; }

    public string? ConnectionString { get; init; }

    /// <summary>Goes before every table's name, so that several installations can share an account.</summary>
    [RegularExpression("^([A-Za-z][A-Za-z0-9]{0,31})?$")]
    public string Prefix { get; init; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ServiceUri is null == ConnectionString is null)
            yield return new("Set either Tables:ServiceUri (with an identity) or Tables:ConnectionString.", [nameof(ServiceUri), nameof(ConnectionString)]);
    }
}
