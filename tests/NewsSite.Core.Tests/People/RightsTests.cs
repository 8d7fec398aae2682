using NewsSite.Core.Articles;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Tests.People;

/// <summary>The table of <c>docs/roles.md</c>, cell by cell, and whose stories one may edit.</summary>
public sealed class RightsTests
{
    [Theory]
    [InlineData(Right.Write, true, true, true)]
    [InlineData(Right.EditAll, false, true, true)]
    [InlineData(Right.Publish, false, true, true)]
    [InlineData(Right.ManageVocabulary, false, false, true)]
    [InlineData(Right.Administer, false, false, true)]
    [InlineData((Right)99, false, false, false)]
    public void A_right_belongs_to_its_roles_and_is_asked_for(Right right, bool writer, bool editor, bool admin)
    {
        foreach (var (role, has) in new[] { ((Role)0, false), (Role.Writer, writer), (Role.Editor, editor), (Role.Admin, admin) })
        {
            var actor = new Actor(1, "Jo", role, null);
            Assert.Equal(has, role.Has(right));
            if (has)
                actor.Require(right);
            else
                Assert.Equal((right, $"This needs the right '{right}'."), Said(Assert.Throws<NotAllowedException>(() => actor.Require(right))));
        }
    }

    [Theory]
    [InlineData(Role.Writer, 1L, 1L, true)]
    [InlineData(Role.Writer, 1L, 2L, false)]
    [InlineData(Role.Writer, 1L, null, false)]
    [InlineData(Role.Writer, null, null, false)]
    [InlineData(Role.Writer, null, 2L, false)]
    [InlineData(Role.Editor, 1L, 2L, true)]
    [InlineData(Role.Editor, null, null, true)]
    [InlineData(Role.Admin, 1L, null, true)]
    [InlineData((Role)0, 1L, 1L, false)]
    public void Ones_own_stories_are_for_writers_and_all_of_them_for_editors(Role role, long? person, long? owner, bool may)
    {
        var (actor, article) = (new Actor(person, "Jo", role, null), new Article { OwnerId = owner });

        Assert.Equal((may, may), (actor.MayEdit(owner), actor.MayEdit(article)));
        if (may)
        {
            actor.RequireEdit(owner);
            actor.RequireEdit(article);
        }
        else
        {
            Assert.Equal(Right.EditAll, Assert.Throws<NotAllowedException>(() => actor.RequireEdit(owner)).Right);
            Assert.Equal(Right.EditAll, Assert.Throws<NotAllowedException>(() => actor.RequireEdit(article)).Right);
        }
    }

    [Fact]
    public void The_system_may_do_everything_and_is_nobody()
    {
        var system = Actor.System("the scheduler");

        Assert.Equal((null, "the scheduler", Role.Admin, null), (system.EditorId, system.Name, system.Role, system.From));
        Assert.All(Enum.GetValues<Right>(), system.Require);
    }

    private static (Right, string) Said(NotAllowedException refused) => (refused.Right, refused.Message);
}
