using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.TableStorage;

namespace Pipeline.Tests.Infra;

/// <summary>The app settings that a deployment makes, as the host of the app reads them.</summary>
public sealed partial class SettingsTests
{
    /// <summary>https://learn.microsoft.com/azure/azure-functions/functions-app-settings says of each that Flex Consumption does not take it.</summary>
    private static readonly string[] NeverOnFlex =
    [
        "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_EXTENSION_VERSION", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_CONTENTSHARE",
        "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING", "SCM_DO_BUILD_DURING_DEPLOYMENT", "ENABLE_ORYX_BUILD", "WEBSITE_VNET_ROUTE_ALL",
        "WEBSITE_TIME_ZONE", "TZ", "WEBSITE_MAX_DYNAMIC_APPLICATION_SCALE_OUT", "FUNCTIONS_MAX_HTTP_CONCURRENCY", "AzureWebJobsStorage",
    ];

    public static TheoryData<string> Environments => Snapshot.Environments;

    [Theory, MemberData(nameof(Environments))]
    public void No_setting_is_one_that_the_plan_refuses(string environment) =>
        Snapshot.Of(environment).Settings.Keys.Intersect(NeverOnFlex, StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();

    [Theory, MemberData(nameof(Environments))]
    public void Every_name_is_one_that_the_platform_takes(string environment) =>
        Snapshot.Of(environment).Settings.Keys.ShouldAllBe(name => SettingName().IsMatch(name));

    [Theory, MemberData(nameof(Environments))]
    public void A_connection_of_the_host_is_an_address_and_an_identity_and_no_secret(string environment)
    {
        var settings = Snapshot.Of(environment).Settings;

        settings["AzureWebJobsStorage__credential"].ShouldBe("managedidentity");
        settings["ServiceBusConnection__credential"].ShouldBe("managedidentity");
        settings["ServiceBusConnection__fullyQualifiedNamespace"].ShouldEndWith(".servicebus.windows.net");
        settings["AzureWebJobsStorage__clientId"].ShouldBe(settings["ServiceBusConnection__clientId"]);
        settings["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"].ShouldContain("Authorization=AAD");
        settings.Values.ShouldAllBe(value => !value.Contains("AccountKey=", StringComparison.Ordinal)
            && !value.Contains("SharedAccessKey", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Environments))]
    public void Every_secret_is_a_reference_into_the_vault(string environment)
    {
        var secrets = Snapshot.Of(environment).Settings.Where(setting => SecretName().IsMatch(setting.Key)).ToList();

        secrets.Count.ShouldBeGreaterThan(1);
        secrets.ShouldAllBe(secret => secret.Value.Contains("@Microsoft.KeyVault(SecretUri=", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Environments))]
    public void Tables_binds_and_leaves_nothing_over(string environment)
    {
        var options = Configuration(environment).GetSection(TableStoreOptions.Section)
            .Get<TableStoreOptions>(binder => binder.ErrorOnUnknownConfiguration = true)!;

        options.ServiceUri!.Host.ShouldEndWith(".table.core.windows.net");
        options.ClientId.ShouldNotBeNullOrEmpty();
        options.Validate(new(options)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Environments))]
    public void Ingest_and_Privacy_bind_and_leave_nothing_over(string environment)
    {
        var configuration = Configuration(environment);

        Should.NotThrow(() => configuration.GetSection(IngestOptions.Section)
            .Get<IngestOptions>(binder => binder.ErrorOnUnknownConfiguration = true));
        Should.NotThrow(() => configuration.GetSection(MemberKeyOptions.Section)
            .Get<MemberKeyOptions>(binder => binder.ErrorOnUnknownConfiguration = true));
    }

    [Fact]
    public void The_stage_starts_with_them_and_knows_every_connection()
    {
        using var provider = new ServiceCollection().AddLogging().AddIngest(Configuration("prod")).BuildServiceProvider();

        provider.GetRequiredService<IStartupValidator>().Validate();
        var connections = provider.GetRequiredService<IOptions<IngestOptions>>().Value.Connections
            .ToDictionary(named => named.Key, named => named.Value.ToConnection(named.Key));

        connections.Values.Select(connection => (connection.Id.Value, connection.Source))
            .ShouldBe([("acmetg", Source.Telegram), ("acmeslack", Source.Slack), ("acmediscord", Source.Discord)], ignoreOrder: true);
        connections["acmeslack"].CommunityOf("C9876543210").ShouldBe(new CommunityId("acme-club"));
        connections["acmeslack"].Secrets.Count.ShouldBe(2);
        connections["acmetg"].CommunityOf("-1001234567890").ShouldBe(new CommunityId("acme-vip"));
        connections["acmetg"].Token.ShouldNotBeNull();
        connections["acmeslack"].Token.ShouldBeNull();
        connections["acmetg"].Settings["joins"].ShouldBe("updates");
    }

    [Fact]
    public void Without_the_vaults_secrets_it_does_not_start()
    {
        using var provider = new ServiceCollection().AddLogging().AddIngest(Configuration("prod", resolved: false)).BuildServiceProvider();

        var refused = Should.Throw<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate);

        refused.Message.ShouldContain("Privacy:MemberKey");
    }

    /// <summary>As environment variables become configuration; references resolved as the platform does, to a made-up secret.</summary>
    private static IConfiguration Configuration(string environment, bool resolved = true)
    {
        var settings = Snapshot.Of(environment).Settings.Select(setting => KeyValuePair.Create(
            setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)Value(setting.Value, resolved)));
        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }

    // What only Azure knows is left in the snapshot as the expression that asks for it.
    private static string Value(string value, bool resolved)
    {
        var format = Format().Match(value);
        var text = format.Success ? string.Format(null, format.Groups[1].Value, format.Groups[2].Value, "core.windows.net") : value;
        if (!value.Contains("@Microsoft.KeyVault(", StringComparison.Ordinal))
            return text;

        return resolved ? Convert.ToBase64String(new byte[32]) : "@Microsoft.KeyVault(SecretUri=https://vault/secrets/name)";
    }

    [GeneratedRegex("^[A-Za-z0-9_.]+$")]
    private static partial Regex SettingName();

    [GeneratedRegex("MemberKey$|Secrets__[0-9]+$|(?i:token|password)$")]
    private static partial Regex SecretName();

    [GeneratedRegex(@"^\[format\('(https://\{0\}\.table\.\{1\})', '([^']+)', environment\(\)\.suffixes\.storage\)\]$")]
    private static partial Regex Format();
}
