using Microsoft.AspNetCore.Identity;

namespace NewsSite.Core.Identity;

/// <summary>What a person at the desk may do: each role includes the one before. Table in <c>docs/roles.md</c>.</summary>
public enum Role
{
    /// <summary>Writes and edits own drafts, proposes tags.</summary>
    Writer = 1,

    /// <summary>Edits every story, publishes, schedules, corrects, withdraws, manages photos.</summary>
    Editor = 2,

    /// <summary>Manages tags, sections, people and settings as well.</summary>
    Admin = 3,
}

/// <summary>The row that ASP.NET Core Identity keeps for a <see cref="Role"/>; its id is the role's number.</summary>
public sealed class EditorRole : IdentityRole<long>;

/// <summary>A thing that only some roles may do.</summary>
public enum Right
{
    /// <summary>Write drafts of one's own, submit them, attach captions and tags.</summary>
    Write,

    /// <summary>Edit stories of others.</summary>
    EditAll,

    /// <summary>Publish, schedule, correct, withdraw; photos.</summary>
    Publish,

    /// <summary>Create, rename, merge and delete tags and sections; accept proposed tags.</summary>
    ManageVocabulary,

    /// <summary>Invite, change and disable people; settings; import; audit; the pages about the newsroom.</summary>
    Administer,
}

/// <summary>The one table of who may do what.</summary>
public static class Rights
{
    /// <summary>True when the role has the right.</summary>
    public static bool Has(this Role role, Right right) => right switch
    {
        Right.Write => role >= Role.Writer,
        Right.EditAll or Right.Publish => role >= Role.Editor,
        Right.ManageVocabulary or Right.Administer => role >= Role.Admin,
        _ => false,
    };
}
