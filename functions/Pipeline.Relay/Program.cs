using Microsoft.Extensions.Hosting;
using Pipeline.Relay;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddRelay(builder.Configuration);
await builder.Build().RunAsync();
