using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Pipeline.Bus;
using Pipeline.Telemetry;

namespace Pipeline.Tests.Infra;

/// <summary>What must be true of every environment, read from what its deployment makes.</summary>
public sealed partial class DeploymentTests
{
    /// <summary>https://learn.microsoft.com/azure/role-based-access-control/built-in-roles</summary>
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["090c5cfd-751d-490a-894a-3ce6f1109419"] = "Azure Service Bus Data Owner",
        ["4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0"] = "Azure Service Bus Data Receiver",
        ["69a216fc-b8fb-44d8-bc22-1f3c2cd27a39"] = "Azure Service Bus Data Sender",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d"] = "AcrPull",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
    };

    public static TheoryData<string> Environments => Snapshot.Environments;

    [Theory, MemberData(nameof(Environments))]
    public void Storage_knows_no_keys_no_public_blobs_and_no_old_TLS(string environment)
    {
        var accounts = Snapshot.Of(environment).OfType("Microsoft.Storage/storageAccounts");

        accounts.Count.ShouldBe(2);
        foreach (var account in accounts)
        {
            account.Is("allowSharedKeyAccess").ShouldBeFalse();
            account.Is("allowBlobPublicAccess").ShouldBeFalse();
            account.Is("supportsHttpsTrafficOnly").ShouldBeTrue();
            account.Text("minimumTlsVersion").ShouldBe("TLS1_2");
        }
    }

    [Theory, MemberData(nameof(Environments))]
    public void The_bus_knows_no_keys_and_no_old_TLS(string environment)
    {
        var bus = Snapshot.Of(environment).OfType("Microsoft.ServiceBus/namespaces").Single();

        bus.Is("disableLocalAuth").ShouldBeTrue();
        bus.Text("minimumTlsVersion").ShouldBe("1.2");
    }

    [Theory, MemberData(nameof(Environments))]
    public void The_queues_are_those_the_code_names(string environment)
    {
        var names = Queues(environment).Select(queue => queue.Name.Split('/')[1]);

        names.ShouldBe(Enum.GetValues<Queue>().Select(queue => queue.Name()), ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Environments))]
    public void A_queue_drops_what_it_has_seen_within_a_week(string environment)
    {
        foreach (var queue in Queues(environment))
        {
            queue.Is("requiresDuplicateDetection").ShouldBeTrue();
            queue.Text("duplicateDetectionHistoryTimeWindow").ShouldBe("P7D");
        }
    }

    [Theory, MemberData(nameof(Environments))]
    public void A_queue_locks_as_long_as_it_can_and_keeps_what_it_cannot_deliver(string environment)
    {
        foreach (var queue in Queues(environment))
        {
            queue.Text("lockDuration").ShouldBe("PT5M");
            queue.Is("deadLetteringOnMessageExpiration").ShouldBeTrue();
            queue["maxDeliveryCount"].GetInt32().ShouldBeInRange(2, 20);
            queue.Is("requiresSession").ShouldBeFalse();
        }
    }

    [Theory, MemberData(nameof(Environments))]
    public void The_vault_goes_by_roles_and_cannot_be_purged(string environment)
    {
        var vault = Snapshot.Of(environment).OfType("Microsoft.KeyVault/vaults").Single();

        vault.Is("enableRbacAuthorization").ShouldBeTrue();
        vault.Is("enablePurgeProtection").ShouldBeTrue();
        vault.Is("enableSoftDelete").ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Environments))]
    public void Telemetry_is_taken_from_identities_alone(string environment)
    {
        var snapshot = Snapshot.Of(environment);

        snapshot.OfType("Microsoft.Insights/components").Single().Is("DisableLocalAuth").ShouldBeTrue();
        snapshot.OfType("Microsoft.OperationalInsights/workspaces").Single().Is("features", "disableLocalAuth").ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Environments))]
    public void The_app_is_reached_by_HTTPS_alone_and_published_to_by_identities_alone(string environment)
    {
        var snapshot = Snapshot.Of(environment);
        var app = snapshot.OfType("Microsoft.Web/sites").Single();

        app.Is("httpsOnly").ShouldBeTrue();
        app.Text("siteConfig", "minTlsVersion").ShouldBe("1.2");
        app.Text("siteConfig", "scmMinTlsVersion").ShouldBe("1.2");
        app.Text("siteConfig", "ftpsState").ShouldBe("Disabled");
        app["siteConfig"].TryGetProperty("cors", out _).ShouldBeFalse();
        app.Text("functionAppConfig", "deployment", "storage", "authentication", "type").ShouldBe("UserAssignedIdentity");
        snapshot.OfType("Microsoft.Web/sites/basicPublishingCredentialsPolicies").Select(policy => policy.Is("allow"))
            .ShouldBe([false, false]);
    }

    [Theory, MemberData(nameof(Environments))]
    public void Only_known_roles_are_assigned_and_each_on_one_resource(string environment)
    {
        var assignments = Snapshot.Of(environment).OfType("Microsoft.Authorization/roleAssignments");

        assignments.Select(assignment => assignment.Text("roleDefinitionId").Split('/')[^1]).ShouldBeSubsetOf(Roles.Keys);
        assignments.ShouldAllBe(
            assignment => assignment.Id.Split("/providers/", StringSplitOptions.None).Length == 3,
            "A role on a whole group reaches what it need not.");
        assignments.ShouldAllBe(assignment => assignment.Text("principalType") == "ServicePrincipal"
            || RoleOf(assignment) == "Key Vault Secrets Officer");
    }

    [Fact]
    public void The_right_to_replace_the_program_and_the_right_to_write_rows_are_on_different_accounts()
    {
        var assignments = Snapshot.Of("prod").OfType("Microsoft.Authorization/roleAssignments")
            .ToLookup(RoleOf, assignment => assignment.Id.Split('/')[8]);

        assignments["Storage Blob Data Owner"].Single().ShouldNotBe(assignments["Storage Table Data Contributor"].Single());
    }

    [Theory, MemberData(nameof(Environments))]
    public void Outputs_name_things_and_hand_out_no_secret(string environment)
    {
        var outputs = Snapshot.Of(environment).Outputs;

        outputs.Keys.ShouldBe(
            [
                "AZURE_APP_PRINCIPAL_ID", "AZURE_FUNCTION_NAME", "AZURE_KEY_VAULT_NAME", "AZURE_LOCATION", "AZURE_RESOURCE_GROUP", "AZURE_SERVICE_BUS_NAME", "AZURE_TENANT_ID",
                "PIPELINE_WEBHOOKS", "SERVICE_FUNCTIONS_NAME", "SERVICE_FUNCTIONS_URI",
            ],
            ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Environments))]
    public void Whoever_runs_it_is_told_of_what_goes_wrong(string environment)
    {
        var snapshot = Snapshot.Of(environment);

        var metrics = snapshot.OfType("Microsoft.Insights/metricAlerts").Select(alert => alert.Name.Split('-')[..^1]).Select(words => string.Join('-', words));
        var queries = snapshot.OfType("Microsoft.Insights/scheduledQueryRules").Select(alert => alert.Text("displayName"));

        metrics.Except(["relay-restarts"]).ShouldBe(["dead-letters", "backlog", "queue-age", "throttled"], ignoreOrder: true);
        queries.ShouldBe(["days-not-closed", "days-behind", "breaker-open", "failure-rate"], ignoreOrder: true);
    }

    [Fact]
    public void What_alerts_read_of_the_products_own_counters_is_counted()
    {
        using var metrics = new StageMetrics();
        var known = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => known.Add(instrument.Name) };
        listener.Start();

        var read = Snapshot.Of("prod").OfType("Microsoft.Insights/scheduledQueryRules")
            .SelectMany(rule => Counter().Matches(rule["criteria", "allOf"][0].GetProperty("query").GetString()!).Select(match => match.Value)).ToList();

        read.ShouldBe(["pipeline.rollup.behind", "pipeline.enforce.held"], ignoreOrder: true);
        read.ShouldBeSubsetOf(known);
    }

    [Fact]
    public void With_an_address_for_them_every_alert_reaches_it()
    {
        var snapshot = Snapshot.Of("prod");

        snapshot.OfType("Microsoft.Insights/actionGroups").Single()["emailReceivers"][0].GetProperty("emailAddress").GetString()
            .ShouldBe("operators@example.com");
        snapshot.OfType("Microsoft.Insights/metricAlerts").ShouldAllBe(alert => alert["actions"].GetArrayLength() == 1);
        snapshot.OfType("Microsoft.Insights/scheduledQueryRules")
            .ShouldAllBe(alert => alert["actions", "actionGroups"].GetArrayLength() == 1);
    }

    [Fact]
    public void In_a_virtual_network_nothing_that_holds_data_is_open_to_the_internet()
    {
        var snapshot = Snapshot.Of("prod");

        snapshot.OfType("Microsoft.Storage/storageAccounts").ShouldAllBe(account => account.Text("publicNetworkAccess") == "Disabled");
        snapshot.OfType("Microsoft.ServiceBus/namespaces").Single().Text("publicNetworkAccess").ShouldBe("Disabled");
        snapshot.OfType("Microsoft.KeyVault/vaults").Single().Text("networkAcls", "defaultAction").ShouldBe("Deny");
        snapshot.OfType("Microsoft.Network/privateEndpoints").Count.ShouldBe(4);
    }

    [Fact]
    public void Spread_over_zones_two_instances_are_always_ready()
    {
        var app = Snapshot.Of("prod").OfType("Microsoft.Web/sites").Single();

        app["functionAppConfig", "scaleAndConcurrency", "alwaysReady"][0].GetProperty("instanceCount").GetInt32().ShouldBe(2);
    }

    // azd brings a compiler of its own, which is older and warns of API versions that it does not know.
    [Theory, MemberData(nameof(Environments))]
    public void No_API_version_is_newer_than_the_oldest_compiler_that_azd_brings(string environment) =>
        Snapshot.Of(environment).Resources.ShouldAllBe(resource => string.CompareOrdinal(resource.ApiVersion, "2026") < 0);

    private static IReadOnlyList<Resource> Queues(string environment) =>
        Snapshot.Of(environment).OfType("Microsoft.ServiceBus/namespaces/queues");

    private static string RoleOf(Resource assignment) => Roles[assignment.Text("roleDefinitionId").Split('/')[^1]];

    [GeneratedRegex(@"pipeline\.[a-z.]+")]
    private static partial Regex Counter();
}
