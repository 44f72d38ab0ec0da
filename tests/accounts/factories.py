"""People for tests."""

import factory

from accounts.models import User


class UserFactory(factory.django.DjangoModelFactory):
    """A person; `password` is what he signs in with."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"nguoi{n}")
    full_name = factory.Sequence(lambda n: f"Nguyễn Thị Thử {n}")

    @factory.post_generation
    def password(self, create, extracted, **kwargs):
        self.set_password(extracted or "ThiDua@2020")
        if create:
            self.save()
