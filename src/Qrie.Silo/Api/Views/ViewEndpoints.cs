using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Qrie.Silo.Api.Audit;
using Qrie.Silo.Api.Problems;
using Qrie.Silo.Auth;
using Qrie.Views;

namespace Qrie.Silo.Api.Views;

/// <summary>Filters under names. Whoever may read may keep some of their own.</summary>
internal static class ViewEndpoints
{
    public static void MapViews(this RouteGroupBuilder api)
    {
        var views = api.MapGroup("/views").WithTags("Views").RequireAuthorization(Roles.Reader);
        views.MapGet("", ListAsync)
            .WithSummary("The caller's views and those that are shared, by name.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        views.MapPost("", AddAsync)
            .WithSummary("Saves a view as the caller's.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict);
        views.MapPut("/{id}", ChangeAsync)
            .WithSummary("Changes a view of the caller's. What is left out stays as it is.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        views.MapDelete("/{id}", RemoveAsync)
            .WithSummary("Forgets a view of the caller's; an admin may take away what others share.")
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<ViewListDto>> ListAsync(
        [FromQuery(Name = "page"), Description("Only those of this page: findings or inventory.")] string? page, ISavedViews views, HttpContext http,
        CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(page) && !ViewPages.All.Contains(page))
        {
            throw new BadParametersException("page", $"page must be one of {string.Join(", ", ViewPages.All)}.");
        }

        var caller = Principal.Of(http);
        return TypedResults.Ok(new ViewListDto([.. (await views.SeenByAsync(caller, cancellationToken))
            .Where(view => string.IsNullOrEmpty(page) || view.Page == page)
            .Select(view => ViewDto.From(view, caller))]));
    }

    private static Task<Results<Created<ViewDto>, ProblemHttpResult>> AddAsync(ViewRequest request, ISavedViews views, HttpContext http) =>
        TriedAsync<Created<ViewDto>>(async () =>
        {
            var view = await views.AddAsync(request.Wish(), Principal.Of(http), Roles.Has(http.User, Roles.Operator));
            return TypedResults.Created($"/api/views/{view.Id}", ViewDto.From(view, view.Owner));
        });

    private static Task<Results<Ok<ViewDto>, ProblemHttpResult>> ChangeAsync(string id, ViewRequest request, ISavedViews views, HttpContext http) =>
        TriedAsync<Ok<ViewDto>>(async () =>
        {
            var view = await views.ChangeAsync(id, request.Over, Principal.Of(http), Roles.Has(http.User, Roles.Operator)) ?? throw None();
            return TypedResults.Ok(ViewDto.From(view, view.Owner));
        });

    private static Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string id, ISavedViews views, HttpContext http) =>
        TriedAsync<NoContent>(async () => await views.RemoveAsync(id, Principal.Of(http), Roles.Has(http.User, Roles.Admin)) ? TypedResults.NoContent() : throw None());

    private static async Task<Results<T, ProblemHttpResult>> TriedAsync<T>(Func<Task<T>> act) where T : IResult
    {
        try
        {
            return await act();
        }
        catch (WrongViewException wrong)
        {
            throw new BadParametersException(wrong.Member, wrong.Message);
        }
        catch (InvalidOperationException taken)
        {
            return TypedResults.Problem(taken.Message, statusCode: StatusCodes.Status409Conflict);
        }
        catch (UnauthorizedAccessException refused)
        {
            return TypedResults.Problem(refused.Message, statusCode: StatusCodes.Status403Forbidden);
        }
    }

    private static NotFoundException None() => new("There is no such view.");
}
