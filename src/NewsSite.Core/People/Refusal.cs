using Microsoft.AspNetCore.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.People;

/// <summary>Takes a transaction back when something in the middle of it can't be done; caught by the verb that began it.</summary>
/// <param name="problems">What the person is told.</param>
internal sealed class Refusal(IReadOnlyList<Problem> problems) : Exception
{
    public IReadOnlyList<Problem> Problems { get; } = problems;

    /// <summary>Goes on when ASP.NET Core Identity did what it was asked.</summary>
    public static void ThrowIfFailed(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new Refusal([.. result.Errors.Select(Say).Distinct()]);
    }

    private static Problem Say(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => EmailAddress.Taken,
        nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => EmailAddress.Invalid,
        nameof(IdentityErrorDescriber.ConcurrencyFailure) => new Problem("", T("Somebody else changed this account at the same moment. Look at it again and repeat.")),
        _ => new Problem("", error.Description),
    };
}
