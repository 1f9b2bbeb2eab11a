"""The settings: read once, from the environment (``WEGWIJZER_...``) and ``wegwijzer.toml``, typed and bounded."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from assistant.settings_errors import PREFIX, SettingsError, checked_address, invalid_settings
from assistant.settings_file import default_data_dir, find_settings_file, read_settings_file, refuse_unknown_names

__all__ = ["Settings", "SettingsError", "load_settings"]


class Settings(BaseSettings):
    """Every setting with its default and bounds; ``docs/settings.md`` is tested against this class."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True, hide_input_in_errors=True
    )

    data_dir: Path = Field(
        default_factory=default_data_dir,
        description="Map voor alles wat Wegwijzer zelf maakt: het taalmodel, de index en toegevoegde documenten.",
    )
    embedding_model: str = Field(
        default="multilingual-e5-small",
        min_length=1,
        description="Taalmodel om mee te zoeken: het meegeleverde, een ander van sentence-transformers, of none.",
    )
    weights_file: Path | None = Field(
        default=None,
        description="Bestand met de gewichten van het meegeleverde taalmodel, waar hun pakket niet te installeren is.",
    )
    threads: int = Field(
        default=0, ge=0, le=256, description="Aantal rekenkernen dat het taalmodel gebruikt; 0 betekent alle."
    )
    language: Literal["nl", "en"] = Field(default="nl", description="Taal van de webpagina's bij het openen.")
    host: str = Field(
        default="127.0.0.1",
        min_length=1,
        description="Adres waarop de webpagina's luisteren; het standaardadres is alleen op deze machine te bereiken.",
    )
    port: int = Field(default=8501, ge=1, le=65535, description="Poort van de webpagina's.")
    max_question_characters: int = Field(
        default=2000, ge=100, le=100_000, description="Langere vragen worden met uitleg geweigerd."
    )
    generator: Literal["auto", "extractive", "llm"] = Field(
        default="auto",
        description="Wie het antwoord schrijft: extractive (citaten), llm (het taalmodel hieronder), of auto: "
        "het taalmodel als het is ingesteld.",
    )
    llm_base_url: str = Field(
        default="",
        description="Adres van een OpenAI-compatibele dienst die antwoorden schrijft; leeg: antwoorden in citaten.",
    )
    llm_model: str = Field(default="", max_length=200, description="Naam van het model bij die dienst.")
    llm_api_key: SecretStr = Field(
        default=SecretStr(""), description="Sleutel van die dienst, alleen uit de omgeving; wordt nooit getoond."
    )
    llm_protocol: Literal["openai", "ollama"] = Field(
        default="openai", description="Hoe met die dienst wordt gesproken; ollama vraagt de extra ollama."
    )
    llm_temperature: float = Field(default=0.0, ge=0.0, le=2.0, description="Hoe vrij dat model formuleert.")
    llm_context_size: int = Field(
        default=4096,
        ge=1024,
        le=1_000_000,
        description="Hoeveel tokens vraag, passages en antwoord samen mogen tellen.",
    )
    llm_max_tokens: int = Field(
        default=600,
        ge=16,
        le=8000,
        description="Hoeveel tokens een antwoord mag tellen; hoogstens de helft van de context.",
    )
    llm_timeout: float = Field(
        default=60.0, gt=0.0, le=600.0, description="Aantal seconden waarna het antwoord in citaten volgt."
    )
    llm_connect_timeout: float = Field(
        default=5.0, gt=0.0, le=60.0, description="Aantal seconden waarbinnen de dienst bereikbaar moet zijn."
    )
    llm_rewrite: bool = Field(
        default=False, description="Laat het model vervolgvragen herschrijven voordat er wordt gezocht."
    )

    @field_validator("data_dir", "weights_file")
    @classmethod
    def _absolute(cls, value: Path | None) -> Path | None:
        """``~`` and the current folder are resolved once, so that a later change of folder changes nothing."""
        return value.expanduser().absolute() if value is not None else None

    @field_validator("llm_base_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        return checked_address(value) if value else ""

    @model_validator(mode="after")
    def _model_with_address(self) -> Settings:
        if bool(self.llm_base_url) != bool(self.llm_model):
            raise ValueError("llm_base_url en llm_model horen bij elkaar: geef beide op, of geen van beide")
        if self.generator == "llm" and not self.llm_model:
            raise ValueError("generator = llm vraagt een taalmodel: stel llm_base_url en llm_model in")
        if self.llm_model and self.llm_max_tokens * 2 > self.llm_context_size:
            raise ValueError("llm_max_tokens mag hoogstens de helft van llm_context_size zijn")
        return self

    @property
    def uses_model(self) -> bool:
        """Whether a language model writes the answers."""
        return bool(self.llm_model) and self.generator != "extractive"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is given in code goes before the environment, which goes before the file."""
        path = find_settings_file()
        values = read_settings_file(path) if path else {}
        refuse_unknown_names(values, path=path, known=settings_cls.model_fields)
        return init_settings, env_settings, InitSettingsSource(settings_cls, values)


def load_settings(**overrides: object) -> Settings:
    """Read the settings; the keyword arguments that are not None go before the environment and the file.

    :raises SettingsError: for an unknown name or an unreadable file; for values, with every problem at once.
    """
    try:
        given: dict[str, Any] = {name: value for name, value in overrides.items() if value is not None}
        return Settings(**given)
    except ValidationError as error:
        secrets = [name for name, field in Settings.model_fields.items() if field.annotation is SecretStr]
        raise invalid_settings([dict(problem) for problem in error.errors()], secrets=secrets) from error
