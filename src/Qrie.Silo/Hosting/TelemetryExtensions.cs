using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Qrie.Telemetry;

namespace Qrie.Silo.Hosting;

/// <summary>Traces and metrics, sent by OTLP where a collector is configured; otherwise nothing is gathered.</summary>
internal static class TelemetryExtensions
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddQrieTelemetry(this WebApplicationBuilder builder)
    {
        var endpoint = builder.Configuration["Qrie:Telemetry:Endpoint"];
        if (string.IsNullOrEmpty(endpoint) && string.IsNullOrEmpty(builder.Configuration[Endpoint]))
        {
            return;
        }

        // Without a setting of ours the exporter reads its own, as OpenTelemetry specifies them.
        void Configure(OpenTelemetry.Exporter.OtlpExporterOptions options)
        {
            if (!string.IsNullOrEmpty(endpoint))
            {
                options.Endpoint = Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
                    ? uri
                    : throw new InvalidOperationException($"Qrie:Telemetry:Endpoint is '{endpoint}'; it must be a URL such as http://localhost:4317.");
            }
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("qrie"))
            .WithTracing(traces => traces.AddSource(QrieMetrics.Name).AddAspNetCoreInstrumentation().AddOtlpExporter(Configure))
            .WithMetrics(metrics => metrics
                .AddMeter(QrieMetrics.Name, "Microsoft.Orleans")
                .AddAspNetCoreInstrumentation()
                .AddOtlpExporter(Configure));
    }
}
