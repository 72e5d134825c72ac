"""What every answer carries."""


def private_pages_are_not_cached(get_response):
    """Pages of somebody who signed in stay out of every cache, unless the view said otherwise."""

    def answer(request):
        response = get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return answer
