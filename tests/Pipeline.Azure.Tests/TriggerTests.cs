using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Bus;
using Pipeline.Flow;

namespace Pipeline.Azure.Tests;

/// <summary>What the Functions host reads from the attributes.</summary>
public sealed class TriggerTests
{
    private static readonly IReadOnlyList<MethodInfo> Functions =
        [.. typeof(QueueTriggers).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)];

    [Fact]
    public void Every_function_has_one_name_of_its_own_from_the_one_list()
    {
        var names = Functions.Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name).ToList();

        names.ShouldBeUnique();
        names.ShouldBe(
            typeof(Flow.Functions).GetFields().Where(field => !field.Name.EndsWith("Schedule", StringComparison.Ordinal)).Select(field => (string)field.GetValue(null)!),
            ignoreOrder: true);
    }

    [Fact]
    public void Every_queue_has_one_function_that_takes_batches_and_settles_them_itself()
    {
        var triggers = Triggers<ServiceBusTriggerAttribute>();

        triggers.Select(trigger => trigger.QueueName).ShouldBe(Enum.GetValues<Queue>().Select(queue => queue.Name()), ignoreOrder: true);
        triggers.ShouldAllBe(trigger => trigger.IsBatched && !trigger.AutoCompleteMessages && trigger.Connection == "ServiceBusConnection");
    }

    [Fact]
    public void Timers_run_by_the_one_list_of_schedules_and_never_merely_because_the_host_starts()
    {
        var triggers = Triggers<TimerTriggerAttribute>();

        triggers.Select(trigger => trigger.Schedule).ShouldBe(
            typeof(Flow.Functions).GetFields().Where(field => field.Name.EndsWith("Schedule", StringComparison.Ordinal)).Select(field => (string)field.GetValue(null)!),
            ignoreOrder: true);
        triggers.ShouldAllBe(trigger => !trigger.RunOnStartup);
    }

    [Fact]
    public void Only_what_proves_itself_or_tells_nobody_anything_needs_no_key()
    {
        var open = Functions.Select(method => (Name: method.GetCustomAttribute<FunctionAttribute>()!.Name, Trigger: Of<HttpTriggerAttribute>(method)))
            .Where(function => function.Trigger?.AuthLevel == AuthorizationLevel.Anonymous).Select(function => function.Name);

        open.ShouldBe([Flow.Functions.IngestWebhook, Flow.Functions.Health, Flow.Functions.Rules, Flow.Functions.Appeal, Flow.Functions.OpenApi, Flow.Functions.Dashboard], ignoreOrder: true);
    }

    private static List<T> Triggers<T>() where T : Attribute => [.. Functions.Select(Of<T>).OfType<T>()];

    private static T? Of<T>(MethodInfo method) where T : Attribute => method.GetParameters().Select(parameter => parameter.GetCustomAttribute<T>()).FirstOrDefault(trigger => trigger is not null);
}
