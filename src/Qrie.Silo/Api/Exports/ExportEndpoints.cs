using System.Collections.Frozen;
using System.Globalization;
using Qrie.Accounts;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Silo.Exports;

namespace Qrie.Silo.Api.Exports;

internal static class ExportEndpoints
{
    public static void AddExports(this IServiceCollection services)
    {
        services.AddSingleton<IFindingFormat, CsvFormat>();
        services.AddSingleton<IFindingFormat, OcsfFormat>();
        services.AddSingleton<IFindingFormat, AsffFormat>();
    }

    public static void MapExports(this RouteGroupBuilder api) => api.MapGet("/export/findings", WriteAsync)
        .WithTags("Exports")
        .WithSummary("All findings of a filter as one file, streamed; last opened first.")
        .Produces(StatusCodes.Status200OK, contentType: "text/csv", additionalContentTypes: "application/jsonl")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task WriteAsync(
        [AsParameters] ExportQuery query,
        IInventoryQueries inventory,
        IPolicyCatalogue policies,
        IAccountDirectory accounts,
        IEnumerable<IFindingFormat> formats,
        TimeProvider time,
        HttpContext http)
    {
        var (format, filter) = query.Read(formats.ToFrozenDictionary(known => known.Name), policies, accounts);
        var day = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        http.Response.ContentType = format.ContentType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"qrie-findings-{day}.{format.Name}{(format.Extension == format.Name ? "" : $".{format.Extension}")}\"";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await FindingExport.WriteAsync(
            inventory.AllFindingsAsync(filter, http.RequestAborted), format, http.Response.BodyWriter, http.RequestAborted);
    }
}
