using System.Text.RegularExpressions;

namespace Pipeline.Tests.Infra;

/// <summary>The script that azd runs after provisioning, with stand-ins for azd, curl and sleep before everything else on its path.</summary>
public sealed partial class PostprovisionTests : IDisposable
{
    private const string NotFound = """404 {"error":{"code":"SecretNotFound"}}""";
    private readonly HookScript _script = new("postprovision.sh");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_vault_that_has_the_key_is_left_as_it_is()
    {
        var (exitCode, _) = await RunAsync("""200 {"value":"old"}""");

        exitCode.ShouldBe(0);
        Methods().ShouldBe(["GET"]);
    }

    [Fact]
    public async Task A_vault_that_has_none_gets_a_key_of_32_random_bytes()
    {
        await RunAsync(NotFound, "200 {}");
        var first = Key();
        File.Delete(_script.InFolder("asked"));
        File.Delete(_script.InFolder("arguments"));

        var (exitCode, _) = await RunAsync(NotFound, "200 {}");

        exitCode.ShouldBe(0);
        Methods().ShouldBe(["GET", "PUT"]);
        Convert.FromBase64String(Key()).Length.ShouldBe(32);
        Key().ShouldNotBe(first);
    }

    [Fact]
    public async Task A_role_that_does_not_count_yet_is_waited_for()
    {
        var (exitCode, _) = await RunAsync("403 {}", "403 {}", NotFound, "200 {}");

        exitCode.ShouldBe(0);
        Methods().ShouldBe(["GET", "GET", "GET", "PUT"]);
        File.ReadAllLines(_script.InFolder("slept")).ShouldBe(["10", "10"]);
    }

    [Theory]
    [InlineData("404 <html>no such host</html>")]
    [InlineData("500 {}")]
    [InlineData("401 {}")]
    public async Task Anything_but_the_vaults_own_word_that_it_has_none_makes_no_key(string answer)
    {
        var (exitCode, said) = await RunAsync(answer);

        exitCode.ShouldBe(1);
        Methods().ShouldBe(["GET"]);
        said.ShouldContain($"answered {answer[..3]}");
        said.ShouldContain("openssl rand -base64 32");
    }

    [Fact]
    public async Task Neither_token_nor_key_is_an_argument_or_is_printed()
    {
        var (_, said) = await RunAsync(NotFound, "409 {}");

        said.ShouldNotContain("t0ken");
        said.ShouldNotContain(Key());
        File.ReadAllText(_script.InFolder("arguments")).ShouldNotContain("t0ken");
        File.ReadAllText(_script.InFolder("arguments")).ShouldNotContain(Key());
        File.ReadAllText(_script.InFolder("asked")).ShouldContain("Authorization: Bearer t0ken");
    }

    [Fact]
    public async Task The_addresses_to_register_are_told_or_how_to_have_some()
    {
        const string Known = """200 {"value":"old"}""";

        var (_, some) = await TellingAsync("https://app.example/api/webhooks/telegram/mybot https://app.example/api/webhooks/slack/work", Known);
        var (_, none) = await TellingAsync("", Known);

        some.ShouldContain("\n  https://app.example/api/webhooks/telegram/mybot\n  https://app.example/api/webhooks/slack/work\n");
        none.ShouldContain("azd env set PIPELINE_CONNECTIONS");
    }

    public void Dispose() => _script.Dispose();

    private Task<(int ExitCode, string Said)> RunAsync(params string[] answers) => TellingAsync("", answers);

    private async Task<(int ExitCode, string Said)> TellingAsync(string webhooks, params string[] answers)
    {
        await File.WriteAllLinesAsync(_script.InFolder("answers"), answers, Cancellation);
        _script.Program("azd", """printf '{\n  "token": "t0ken",\n  "expiresOn": "2026-01-01T00:00:00Z"\n}\n'""");
        _script.Program("sleep", """echo "$1" >> "$HERE/slept" """);
        _script.Program("curl", """
            echo "$@" >> "$HERE/arguments"
            cat >> "$HERE/asked"
            while [ "$1" != --output ]; do shift; done
            head -n 1 "$HERE/answers" | cut -c 5- > "$2"
            head -n 1 "$HERE/answers" | cut -c -3 | tr -d '\n'
            tail -n +2 "$HERE/answers" > "$HERE/rest"
            mv "$HERE/rest" "$HERE/answers"
            """);
        return await _script.RunAsync(("AZURE_KEY_VAULT_NAME", "kv-test"), ("PIPELINE_WEBHOOKS", webhooks));
    }

    private IEnumerable<string> Methods() =>
        File.ReadLines(_script.InFolder("arguments")).Select(line => RequestMethod().Match(line).Groups[1].Value);

    private string Key() => Value().Match(File.ReadAllText(_script.InFolder("asked"))).Groups[1].Value;

    [GeneratedRegex(@"--request (\w+) ")]
    private static partial Regex RequestMethod();

    [GeneratedRegex("""data = "{\\"value\\":\\"([^"\\]+)\\"}""")]
    private static partial Regex Value();
}
