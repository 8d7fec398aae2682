namespace NewsSite.Core.Identity;

/// <summary>Who does a verb: an account at the desk, or the system itself.</summary>
/// <param name="EditorId">The account; null for the system.</param>
/// <param name="Name">Name for the audit.</param>
/// <param name="Role">Decides what is allowed.</param>
/// <param name="From">Network address of the request; null for the system.</param>
public sealed record Actor(long? EditorId, string Name, Role Role, string? From)
{
    /// <summary>Longest name that the store keeps beside what was done: those who gave none go by their e-mail address.</summary>
    public const int NameMaxLength = 256;

    /// <summary>The importer, the scheduler or the command line: whoever can start it owns the store anyway.</summary>
    public static Actor System(string name) => new(null, name, Role.Admin, null);

    /// <summary>Lets the actor go on when its role has the right.</summary>
    /// <exception cref="NotAllowedException">The role lacks it.</exception>
    public void Require(Right right)
    {
        if (!Role.Has(right))
            throw new NotAllowedException(right);
    }

    /// <summary>True when the actor may edit a story that belongs to <paramref name="ownerId"/>: their own, or any story for editors.</summary>
    public bool MayEdit(long? ownerId) =>
        Role.Has(Right.EditAll) || (Role.Has(Right.Write) && EditorId is not null && ownerId == EditorId);

    /// <summary>Lets the actor go on when they may edit a story that belongs to <paramref name="ownerId"/>.</summary>
    /// <exception cref="NotAllowedException">It is somebody else's and the role does not reach that far.</exception>
    public void RequireEdit(long? ownerId)
    {
        if (!MayEdit(ownerId))
            throw new NotAllowedException(Right.EditAll);
    }
}

/// <summary>Somebody tried what their role does not allow; answered with 403.</summary>
public sealed class NotAllowedException(Right right) : Exception($"This needs the right '{right}'.")
{
    /// <summary>The right that was missing.</summary>
    public Right Right { get; } = right;
}
