using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Silo.Api.Audit;
using Qrie.Silo.Api.Paging;
using Qrie.Silo.Api.Parameters;
using Qrie.Silo.Api.Problems;

namespace Qrie.Silo.Api.Exceptions;

internal static class ExceptionEndpoints
{
    private const string Json = "application/json";
    private const string Listing = "exceptions";

    public static void MapExceptions(this RouteGroupBuilder api)
    {
        var exceptions = api.MapGroup("/exceptions").WithTags("Exceptions").ProducesProblem(StatusCodes.Status400BadRequest);
        exceptions.MapGet("", ListAsync).WithSummary("The exceptions that hold, newest first, with how many findings each keeps from counting.");
        exceptions.MapPost("", CreateAsync)
            .WithSummary("Excepts what matches a policy, an account, a pattern of ARNs and tags, until it expires. Takes an Idempotency-Key.")
            .Accepts<CreateExceptionDto>(Json)
            .ProducesProblem(StatusCodes.Status409Conflict);
        exceptions.MapGet("/{id}", GetAsync).WithSummary("One exception.").ProducesProblem(StatusCodes.Status404NotFound);
        exceptions.MapDelete("/{id}", EndAsync).WithSummary("Ends an exception: what is still violated is open again.").ProducesProblem(StatusCodes.Status404NotFound);

        var finding = api.MapGroup("/findings/{id}/exception").WithTags("Exceptions").ProducesProblem(StatusCodes.Status404NotFound);
        finding.MapPut("", ExceptFindingAsync)
            .WithSummary("Excepts one finding, at once, until it expires.")
            .Accepts<ExceptFindingDto>(Json)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        finding.MapDelete("", EndOfFindingAsync).WithSummary("Ends the exception of one finding, at once.");
    }

    private static async Task<Ok<ExceptionPageDto>> ListAsync(
        [AsParameters] ExceptionsQuery query, IPolicyExceptions exceptions, IExceptionQueries counts, PageTokens tokens, CancellationToken cancellationToken)
    {
        var (matches, size) = query.Read();
        var filter = query with { PageSize = null, NextToken = null };
        var after = tokens.Read(Listing, filter, query.NextToken);
        var findings = await counts.FindingsByExceptionAsync(cancellationToken);
        var rest = exceptions.All.Where(matches).Where(exception => after is null || string.CompareOrdinal(Place(exception), after) < 0).Take(size + 1).ToArray();
        var page = rest.Take(size).ToArray();
        return TypedResults.Ok(new ExceptionPageDto(
            [.. page.Select(exception => ExceptionDto.From(exception, findings.GetValueOrDefault(exception.Id)))],
            tokens.Write(Listing, filter, rest.Length > size ? Place(page[^1]) : null)));
    }

    private static async Task<Ok<ExceptionDto>> GetAsync(string id, IPolicyExceptions exceptions, IExceptionQueries counts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await WithCountAsync(exceptions.Find(id) ?? throw NoneOf(id), counts, cancellationToken));

    private static async Task<Created<ExceptionDto>> CreateAsync(
        [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] JsonElement body, HttpContext http, IPolicyCatalogue policies,
        IPolicyExceptions exceptions, IExceptionQueries counts, TimeProvider time, CancellationToken cancellationToken)
    {
        var reader = new BodyReader(body);
        var exception = ExceptionBody.ReadPattern(reader, policies, time.GetUtcNow(), Principal.Of(http));
        reader.Finish();
        var added = await exceptions.AddAsync(exception, RequestKey.Of(http, body));
        return TypedResults.Created($"/api/exceptions/{added.Id}", await WithCountAsync(added, counts, cancellationToken));
    }

    private static async Task<Ok<ExceptionEndedDto>> EndAsync(string id, HttpContext http, IPolicyExceptions exceptions)
    {
        var ended = await exceptions.RemoveAsync(id, new Act(Principal.Of(http))) ?? throw NoneOf(id);
        return TypedResults.Ok(new ExceptionEndedDto($"The exception of {ended.Owner} is ended. What is still violated is open again."));
    }

    private static async Task<Ok<ExceptionDto>> ExceptFindingAsync(
        string id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] JsonElement body, HttpContext http, IPolicyExceptions exceptions,
        IInventoryQueries inventory, IExceptionQueries counts, TimeProvider time, CancellationToken cancellationToken)
    {
        var (arn, policy) = await FindAsync(id, inventory, cancellationToken);
        var reader = new BodyReader(body);
        var exception = ExceptionBody.Read(reader, time.GetUtcNow(), Principal.Of(http)) with { Arn = arn, PolicyId = policy };
        reader.Finish();
        var added = await exceptions.AddAsync(exception, new Act(Principal.Of(http)));
        return TypedResults.Ok(await WithCountAsync(added, counts, cancellationToken));
    }

    private static async Task<Ok<ExceptionEndedDto>> EndOfFindingAsync(
        string id, HttpContext http, IPolicyExceptions exceptions, IInventoryQueries inventory, CancellationToken cancellationToken)
    {
        var (arn, policy) = await FindAsync(id, inventory, cancellationToken);
        var own = exceptions.All.FirstOrDefault(exception => exception.IsOfOneFinding && exception.Arn == arn && exception.PolicyId == policy);
        if (own is null || await exceptions.RemoveAsync(own.Id, new Act(Principal.Of(http))) is null)
        {
            throw new NotFoundException("The finding has no exception of its own. One by a pattern is ended with DELETE /api/exceptions/{id}.");
        }

        return TypedResults.Ok(new ExceptionEndedDto("The exception is ended. If the policy is still violated, the finding is open again."));
    }

    private static async Task<(string Arn, string Policy)> FindAsync(string id, IInventoryQueries inventory, CancellationToken cancellationToken)
    {
        if (FindingId.Parse(id) is not (var arn, var policy)
            || (await inventory.FindingsAsync(new FindingFilter { Arn = arn, Policy = policy }, 1, null, cancellationToken)).Items.Count == 0)
        {
            throw new NotFoundException($"There is no finding {id}.");
        }

        return (arn, policy);
    }

    private static async Task<ExceptionDto> WithCountAsync(PolicyException exception, IExceptionQueries counts, CancellationToken cancellationToken) =>
        ExceptionDto.From(exception, (await counts.FindingsByExceptionAsync(cancellationToken)).GetValueOrDefault(exception.Id));

    private static NotFoundException NoneOf(string id) => new($"There is no exception {id}.");

    // As the listing is ordered: newest first.
    private static string Place(PolicyException exception) =>
        string.Create(CultureInfo.InvariantCulture, $"{exception.CreatedAt.UtcTicks:D19}/{exception.Id}");
}
